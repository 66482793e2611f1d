import { expect, test } from 'vitest';
import { statusDocument } from '../../../src-main/status/status-document.ts';
import { makePortView } from '../../support/port-view-factory.ts';
import { makeAppView, makeSyncView } from '../../support/snapshot-factory.ts';

test.each([
  [{ code: 'sim-missing', detail: '+CME ERROR: 10' }, 'sim-missing: +CME ERROR: 10'],
  [{ code: 'number-unknown', detail: 'Its operator answered: "Balance 17.35 EUR".' }, 'number-unknown'],
  [{ code: 'identifying', detail: null }, 'identifying'],
  [null, null],
] as const)('tells why a port is as it is, but never what an operator said: %j', (reason, told) => {
  const ports = [makePortView('Port1', { reason })];
  const document = statusDocument({ app: makeAppView(), ports, sync: makeSyncView() });
  expect(document.ports[0]?.reason).toBe(told);
});
