import { parseCondition } from '../../../../lib/twin/simulate/report/fail-if';
import type { Summary } from '../../../../lib/twin/simulate/report/summarize';

const summary: Summary = {
  minutes: 1000,
  instanceHours: 120,
  minutesAbove85: 15,
  minutesAbove100: 0,
  demandHours: 80,
  lostHours: 0.4,
  scaleOuts: 6,
  scaleIns: 4,
  peakCapacity: 9,
  launches: 6,
  oracle: { instanceHours: 100, peakCapacity: 8, minutesBeyondMaximum: 0 },
};

describe('a condition', () => {
  test.each([
    ['minutesAbove85 > 1%', true],
    ['minutesAbove85 > 1.5%', false],
    ['minutesAbove85>=1.5%', true],
    ['minutesAbove85 > 14', true],
    ['minutesAbove100 > 0', false],
    ['lostDemand > 0.4 %', true],
    ['lostDemand > 0.4', false],
    ['instanceHours > 110%', true],
    ['instanceHours <= 120', true],
    ['scalingActions < 10', false],
    ['  peakCapacity >= 9 ', true],
  ])('%s: %s', (text, expected) => {
    expect(parseCondition(text).holds(summary)).toBe(expected);
  });

  test('on a share of nothing does not hold', () => {
    const idle = { ...summary, demandHours: 0, lostHours: 0 };

    expect(parseCondition('lostDemand > 0%').holds(idle)).toBe(false);
  });

  test.each(['', 'minutesAbove85', 'minutesAbove85 > x', 'speed > 1', 'minutesAbove85 = 1', 'toString > 1', 'a > 1 b'])(
    'fails for %j',
    (text) => {
      expect(() => parseCondition(text)).toThrow(/^fail-if must be like 'minutesAbove85 > 1%' with one of /);
    },
  );

  test('fails for a percentage of what has no whole', () => {
    expect(() => parseCondition('peakCapacity > 5%')).toThrow('fail-if cannot take a percentage of peakCapacity');
  });
});
