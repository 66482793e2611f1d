/** The text of a fault where nothing is tried any more, as after a goodbye: without the promise that it is. */
export function finalWords(text: string): string {
  return text.replace(/[.;] it is tried again(?: by itself)?(?=[.;])/gi, '');
}
