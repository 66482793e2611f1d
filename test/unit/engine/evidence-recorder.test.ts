import { expect, test } from 'vitest';
import type { SimEvidence } from '../../../src-main/book/number-book-service.ts';
import { createEvidenceRecorder } from '../../../src-main/engine/evidence-recorder.ts';
import type { NumberEvidence } from '../../../src-main/modem/modem-snapshot.ts';
import { e164, iccid, presentRecord } from '../../support/port-record-factory.ts';

const cnum = (number: string): readonly NumberEvidence[] => [
  { source: 'cnum', raw: number, number: e164(number) },
];

function setUp() {
  const recorded: SimEvidence[] = [];
  const record = createEvidenceRecorder({ recordEvidence: (readings) => void recorded.push(...readings) });
  return {
    recorded,
    look: (...ports: ReturnType<typeof presentRecord>[]) => record({ settled: true, ports }),
  };
}

test('what a modem says is written once for each reading', () => {
  const { recorded, look } = setUp();
  const first = presentRecord('Port1', { evidence: cnum('+46701234567') });
  look(first);
  look(first);
  expect(recorded).toHaveLength(1);
  look(presentRecord('Port1', { evidence: cnum('+46701234568') }));
  expect(recorded.map(({ evidence }) => evidence[0]?.number)).toEqual(['+46701234567', '+46701234568']);
});

test('two ports which read one SIM do not take turns for ever', () => {
  const { recorded, look } = setUp();
  const ports = [
    presentRecord('Port1', { evidence: cnum('+46701234567') }),
    presentRecord('Port2', { evidence: cnum('+46701234568') }),
  ] as const;
  for (let turn = 0; turn < 5; turn++) look(...ports);
  expect(recorded).toHaveLength(2);
});

test('another SIM of the same words is written, too', () => {
  const { recorded, look } = setUp();
  const evidence = cnum('+46701234567');
  look(presentRecord('Port1', { evidence }));
  look(presentRecord('Port1', { evidence, iccid: iccid('8946070000000000025') }));
  expect(recorded.map((reading) => reading.iccid)).toEqual(['8946070000000000017', '8946070000000000025']);
});
