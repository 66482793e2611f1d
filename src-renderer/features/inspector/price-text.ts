/** As main takes it (`port:set-price`). */
const MAX_PRICE = 1_000_000;

type PriceText = { readonly ok: true; readonly price: number | null } | { readonly ok: false };

/** `12.5`, `12,50` or nothing, which takes the price away. A comma is how half of the world writes it. */
export function parsePrice(text: string): PriceText {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, price: null };
  if (!/^\d{1,7}([.,]\d{1,4})?$/.test(trimmed)) return { ok: false };
  const price = Number(trimmed.replace(',', '.'));
  return price <= MAX_PRICE ? { ok: true, price } : { ok: false };
}
