import { parseCondition, verdictsOf, verdictText } from '../../../../lib/twin/simulate/report/fail-if';
import { summary } from './support';

describe('a condition', () => {
  test.each([
    ['minutesAbove85 > 1%', true],
    ['minutesAbove85 > 1.5%', false],
    ['minutesAbove85>=1.5%', true],
    ['minutesAbove85 > 14', true],
    ['minutesAbove100 > 0', false],
    ['minutesOverProvisioned > 699', true],
    ['minutesOverProvisioned > 70%', false],
    ['minutesToRecover > 8', true],
    ['minutesToRecover > 9', false],
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

  test('on the time to recover holds when the run ends before', () => {
    const never = { ...summary, largestStep: { ...summary.largestStep!, minutesToRecover: undefined } };

    expect(parseCondition('minutesToRecover > 99999').holds(never)).toBe(true);
  });

  test('on the time to recover does not hold without a step', () => {
    expect(parseCondition('minutesToRecover > 0').holds({ ...summary, largestStep: undefined })).toBe(false);
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

describe('a verdict', () => {
  test('holds what was measured, in the unit of the condition', () => {
    const conditions = ['minutesAbove85 > 1%', 'minutesAbove85 > 20'].map(parseCondition);

    expect(verdictsOf(conditions, summary)).toEqual([
      { condition: 'minutesAbove85 > 1%', failed: true, measured: 1.5 },
      { condition: 'minutesAbove85 > 20', failed: false, measured: 15 },
    ]);
  });

  test.each([
    ['minutesAbove85 > 1%', 1.319_444_4, 'minutesAbove85 > 1%, measured 1.3194 %'],
    ['minutesAbove85 > 20', 15, 'minutesAbove85 > 20, measured 15'],
    ['minutesToRecover > 9', Number.POSITIVE_INFINITY, 'minutesToRecover > 9, measured no end of it'],
  ])('on %s with %p is told as text', (condition, measured, text) => {
    expect(verdictText({ condition, failed: true, measured })).toBe(text);
  });
});
