import { describe, expect, it } from 'vitest';
import type { JournalPage } from '../../../../../src-main/shared/journal-view.ts';
import { appendOlder, mergeNewest } from '../../../../../src-renderer/features/history-page/merge-newest.ts';

function page(keys: string, next: string | null): JournalPage {
  const rows = [...keys].map((key) => ({
    kind: 'port-event' as const,
    key,
    at: '2026-01-01T12:00:00.000Z',
    portId: 'Port1',
    event: 'sim-seen',
    detail: null,
  }));
  return { rows, next };
}
const text = ({ rows }: JournalPage) => rows.map(({ key }) => key).join('');

describe('mergeNewest', () => {
  it('puts what is new before what is known', () => {
    expect(text(mergeNewest(page('cba', 'a'), page('edc', 'c')))).toBe('edcba');
  });

  it('lets a request that was under way take its place among newer rows', () => {
    expect(text(mergeNewest(page('eca', null), page('edca', null)))).toBe('edca');
  });

  it('begins anew when so much happened that the page does not reach back to what is known', () => {
    expect(mergeNewest(page('cba', 'a'), page('zyx', 'x'))).toEqual(page('zyx', 'x'));
  });

  it('is the same page when nothing is new', () => {
    const known = page('cba', 'a');
    expect(mergeNewest(known, page('cb', 'b'))).toBe(known);
    const empty = page('', null);
    expect(mergeNewest(empty, page('', null))).toBe(empty);
  });

  it('is empty when the last hour has become empty', () => {
    expect(text(mergeNewest(page('a', null), page('', null)))).toBe('');
  });
});

describe('appendOlder', () => {
  it('adds the older page and its cursor, no row twice', () => {
    expect(appendOlder(page('dc', 'c'), page('cba', null))).toEqual(page('dcba', null));
  });
});
