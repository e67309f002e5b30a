import fc from 'fast-check';
import { type AlarmRule, type AlarmState, evaluateAlarm, type Point } from '../../../lib/twin/alarms/evaluate-alarm';

const points = fc.array(fc.constantFrom<Point>(true, false, undefined), { maxLength: 25 });
const states = fc.constantFrom<AlarmState>('OK', 'ALARM', 'INSUFFICIENT_DATA');
const rules = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 })).chain(([a, b]) =>
  fc.record({
    evaluationPeriods: fc.constant(Math.max(a, b)),
    datapointsToAlarm: fc.constant(Math.min(a, b)),
    treatMissingData: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
  }),
) as fc.Arbitrary<AlarmRule>;

/** The same rules, one after the other, in the order of the documentation. */
function evaluatedSlowly(all: readonly Point[], rule: AlarmRule, current: AlarmState): AlarmState {
  const { evaluationPeriods: n, datapointsToAlarm: m, treatMissingData } = rule;
  const real = all.filter((point) => point !== undefined);
  const breaching = (some: readonly Point[]) => some.filter((point) => point === true).length;
  if (real.length >= n) {
    return breaching(real.slice(-n)) >= m ? 'ALARM' : 'OK';
  }
  if (real.length === 0) {
    return ({ missing: 'INSUFFICIENT_DATA', ignore: current, breaching: 'ALARM', notBreaching: 'OK' } as const)[
      treatMissingData
    ];
  }
  const filled = treatMissingData === 'breaching' ? n - real.length : 0;
  if (breaching(real) + filled >= m) {
    return 'ALARM';
  }
  if (treatMissingData.endsWith('reaching') || real.includes(false)) {
    return 'OK';
  }
  return treatMissingData === 'missing' && all.length - all.indexOf(true) >= m ? 'ALARM' : current;
}

describe('evaluateAlarm', () => {
  test('says what the documented rules say, one after the other', () => {
    fc.assert(
      fc.property(points, rules, states, (all, rule, current) => {
        expect(evaluateAlarm(all, rule, current)).toBe(evaluatedSlowly(all, rule, current));
      }),
      { numRuns: 2000 },
    );
  });

  test('answers every input with a state', () => {
    const anyRule = fc.record({
      evaluationPeriods: fc.double(),
      datapointsToAlarm: fc.double(),
      treatMissingData: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
    }) as fc.Arbitrary<AlarmRule>;

    fc.assert(
      fc.property(points, anyRule, states, (all, rule, current) => {
        expect(['OK', 'ALARM', 'INSUFFICIENT_DATA']).toContain(evaluateAlarm(all, rule, current));
      }),
    );
  });

  test('does not look at TreatMissingData when there are N real points', () => {
    const enough = rules.chain((rule) =>
      fc.tuple(fc.constant(rule), fc.array(fc.boolean(), { minLength: rule.evaluationPeriods, maxLength: 30 })),
    );

    fc.assert(
      fc.property(enough, states, ([rule, all], current) => {
        const other = { ...rule, treatMissingData: 'missing' } as const;

        expect(evaluateAlarm(all, rule, current)).toBe(evaluateAlarm(all, other, current));
      }),
    );
  });

  test('is in ALARM still when one point more breaches', () => {
    fc.assert(
      fc.property(points, fc.nat(24), rules, states, (all, index, rule, current) => {
        fc.pre(all[index] === false && evaluateAlarm(all, rule, current) === 'ALARM');

        expect(evaluateAlarm([...all.slice(0, index), true, ...all.slice(index + 1)], rule, current)).toBe('ALARM');
      }),
    );
  });
});
