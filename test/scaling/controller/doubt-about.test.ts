import { doubtAbout } from '../../../lib/scaling/controller/doubt-about';
import type { Evidence } from '../../../lib/scaling/controller/evidence';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { EVIDENCE, LEAD, NOW } from './support/example-decision';

const doubtWith = (evidence: Partial<Evidence>, now = NOW) => doubtAbout(now, LEAD, { ...EVIDENCE, ...evidence });

describe('doubt about what is known', () => {
  test.each<[string, Partial<Evidence>, string, string]>([
    [
      'nothing ever came',
      { readings: 0, used: 0, seenUntil: 0, knownSince: 0 },
      'MISSING_DATA',
      'no load reading came: nothing is lowered',
    ],
    [
      'nothing came now',
      { readings: 0, used: 0, seenUntil: NOW - MINUTE },
      'MISSING_DATA',
      'no load reading came, the newest is 60 s old: nothing is lowered',
    ],
    [
      'nothing that came could ever be used',
      { readings: 3, used: 0, seenUntil: 0, knownSince: 0 },
      'MISSING_DATA',
      'none of 3 load readings is new and usable: nothing is lowered',
    ],
    [
      'nothing that came could be used now',
      { readings: 1, used: 0, seenUntil: NOW - 2 * MINUTE },
      'MISSING_DATA',
      'none of 1 load readings is new and usable, the newest is 120 s old: nothing is lowered',
    ],
    [
      'the newest reading is old',
      { seenUntil: NOW - 301_000 },
      'STALE_DATA',
      'the newest load reading is 301 s old, more than 300 s: nothing is lowered',
    ],
    [
      'load is not known for the whole of the minimum hold',
      { knownSince: NOW - 899_000 },
      'SHORT_HISTORY',
      'load is known without a gap for 899 s, less than 900 s: nothing is lowered',
    ],
    [
      'a part of the past could not be read',
      { isPartial: true },
      'PARTIAL_HISTORY',
      'a part of the past could not be read: nothing is lowered',
    ],
  ])('is there when %s', (_, evidence, code, message) => {
    expect(doubtWith(evidence)).toEqual({ code, message });
  });

  test.each<[string, Partial<Evidence>]>([
    ['load is known for just the minimum hold', {}],
    ['one reading of many is usable', { readings: 9, used: 1 }],
    ['all of the past could be read', { isPartial: false }],
  ])('is not there when %s', (_, evidence) => {
    expect(doubtWith(evidence)).toBeUndefined();
  });

  test('begins a millisecond after 5 minutes without a newer reading', () => {
    expect(doubtWith({}, NOW + 300_000)).toBeUndefined();
    expect(doubtWith({}, NOW + 300_001)?.code).toBe('STALE_DATA');
  });

  test('ends with the millisecond that completes the minimum hold', () => {
    expect(doubtWith({ knownSince: EVIDENCE.knownSince + 1 })?.code).toBe('SHORT_HISTORY');
    expect(doubtWith({ knownSince: EVIDENCE.knownSince })).toBeUndefined();
  });

  test('names first what weighs most: nothing new, then too old, then too short, then in part', () => {
    const all = { used: 0, seenUntil: NOW - 400_000, knownSince: NOW - 500_000, isPartial: true };

    expect([all, { ...all, used: 1 }, { ...all, used: 1, seenUntil: NOW }].map((one) => doubtWith(one)?.code)).toEqual([
      'MISSING_DATA',
      'STALE_DATA',
      'SHORT_HISTORY',
    ]);
  });
});
