import { expect, test } from 'vitest';
import { between, createRandom, pick, randomDigits } from '../../../src-main/sandbox/random.ts';

test('the same seed gives the same run, another seed another', () => {
  const run = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 5 }, () => random());
  };
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('draws both ends of a range and nothing outside', () => {
  const random = createRandom(3);
  const drawn = new Set(Array.from({ length: 500 }, () => between(2, 5, random)));
  expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
});

test('refuses to pick from nothing', () => {
  expect(() => pick([], createRandom(1))).toThrow('Nothing to pick from');
});

test('draws digits as text, leading zeros included', () => {
  const random = createRandom(5);
  const drawn = Array.from({ length: 50 }, () => randomDigits(3, random));
  expect(drawn.every((digits) => /^\d{3}$/.test(digits))).toBe(true);
  expect(drawn.some((digits) => digits.startsWith('0'))).toBe(true);
});
