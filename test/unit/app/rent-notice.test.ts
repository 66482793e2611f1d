import { expect, test } from 'vitest';
import { createNotices } from '../../../src-main/app/notices.ts';
import { tellLapsedRents } from '../../../src-main/app/rent-notice.ts';
import { createEmitter } from '../../../src-main/shared/emitter.ts';
import { iccid } from '../../support/port-record-factory.ts';
import { portId } from '../../support/port-view-factory.ts';

const card = iccid('8946070000000000017');

function setUp() {
  const notices = createNotices();
  const changes = createEmitter<void>();
  let ports: readonly string[] = [];
  tellLapsedRents(notices, {
    lapsedRents: () => ports.map((port) => ({ portId: portId(port), iccid: card })),
    onChange: changes.subscribe,
  });
  return {
    notices,
    lapse(...now: readonly string[]) {
      ports = now;
      changes.emit();
      return notices.list().map(({ title }) => title);
    },
  };
}

test('names one port, and groups many in one notice', () => {
  const { lapse, notices } = setUp();
  expect(lapse('Port1')).toEqual(['Rent is off in Port1: another SIM']);
  expect(lapse('Port1', 'Port2', 'Port3')).toEqual(['Rent is off in 3 ports: other SIMs']);
  expect(notices.list()[0]?.text).toContain('Port1, Port2, Port3');
  const many = Array.from({ length: 64 }, (_, place) => `Port${place}`);
  lapse(...many);
  expect(notices.list()[0]?.text).toContain('and 56 more');
});

test('goes when nothing is left to tell', () => {
  const { lapse } = setUp();
  lapse('Port1');
  expect(lapse()).toEqual([]);
});

test('dismissed, it comes back for another port only', () => {
  const { lapse, notices } = setUp();
  lapse('Port1', 'Port2');
  notices.dismiss('rent-off');
  expect(lapse('Port1', 'Port2')).toEqual([]);
  expect(lapse('Port2')).toEqual([]);
  expect(lapse('Port2', 'Port3')).toEqual(['Rent is off in 2 ports: other SIMs']);
});
