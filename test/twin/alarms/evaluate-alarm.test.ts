import {
  type AlarmRule,
  type AlarmState,
  evaluateAlarm,
  type MissingData,
} from '../../../lib/twin/alarms/evaluate-alarm';
import { pointsOf } from './points';

const RETAIN = 'retain';
const NO_DATA = 'INSUFFICIENT_DATA';
type Outcome = AlarmState | typeof RETAIN;
type Row = readonly [signs: string, M: number, missing: Outcome, ignore: Outcome, breaching: Outcome, not: Outcome];

/** Both tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, N = 3. */
const awsTables: readonly Row[] = [
  ['0-X-X', 3, 'OK', 'OK', 'OK', 'OK'],
  ['0----', 3, 'OK', 'OK', 'OK', 'OK'],
  ['-----', 3, NO_DATA, RETAIN, 'ALARM', 'OK'],
  ['0XX-X', 3, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['--X--', 3, 'ALARM', RETAIN, 'ALARM', 'OK'],
  ['0-X-X', 2, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['00X0X', 2, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0-X--', 2, 'OK', 'OK', 'ALARM', 'OK'],
  ['----0', 2, 'OK', 'OK', 'ALARM', 'OK'],
  ['---X-', 2, 'ALARM', RETAIN, 'ALARM', 'OK'],
];

const cells = awsTables.flatMap(([signs, datapointsToAlarm, ...outcomes]) =>
  (['missing', 'ignore', 'breaching', 'notBreaching'] as const).map(
    (treatMissingData, column) => [signs, datapointsToAlarm, treatMissingData, outcomes[column]!] as const,
  ),
);

const states: readonly AlarmState[] = ['OK', 'ALARM', NO_DATA];

function rule(datapointsToAlarm: number, treatMissingData: MissingData): AlarmRule {
  return { evaluationPeriods: 3, datapointsToAlarm, treatMissingData };
}

describe("AWS's tables of missing data", () => {
  test('have 40 cells', () => {
    expect(cells).toHaveLength(40);
  });

  test.each(cells)('%s with %i of 3 and %s: %s', (signs, datapointsToAlarm, treatMissingData, outcome) => {
    for (const before of states) {
      const after = evaluateAlarm(pointsOf(signs), rule(datapointsToAlarm, treatMissingData), before);

      expect(after).toBe(outcome === RETAIN ? before : outcome);
    }
  });

  test.each(['----X', '---X-'])('%s with 3 of 3 does not alarm: the point is too young', (signs) => {
    expect(evaluateAlarm(pointsOf(signs), rule(3, 'missing'), 'OK')).toBe('OK');
    expect(evaluateAlarm(pointsOf(signs), rule(3, 'missing'), NO_DATA)).toBe(NO_DATA);
  });
});

describe('evaluateAlarm', () => {
  test('goes to OK on breaching points that are too young, if so asked', () => {
    const asked: AlarmRule = { ...rule(3, 'missing'), whenTooYoung: 'OK' };

    expect(evaluateAlarm(pointsOf('----X'), asked, 'ALARM')).toBe('OK');
    expect(evaluateAlarm(pointsOf('--X--'), asked, 'OK')).toBe('ALARM');
  });

  test('lets the newest N real points decide, however far apart', () => {
    expect(evaluateAlarm(pointsOf('0X-X--X'), rule(3, 'notBreaching'), 'OK')).toBe('ALARM');
    expect(evaluateAlarm(pointsOf('XXX0-0-0'), rule(3, 'breaching'), 'ALARM')).toBe('OK');
  });

  test('fires a target tracking alarm on five-minute metrics, from the age of the point alone', () => {
    expect(evaluateAlarm(pointsOf('X----X--'), rule(3, 'missing'), 'OK')).toBe('ALARM');
    expect(evaluateAlarm(pointsOf('0----X--'), rule(3, 'missing'), 'OK')).toBe('OK');
  });

  test('takes an empty range for missing data', () => {
    expect(evaluateAlarm([], rule(3, 'missing'), 'OK')).toBe(NO_DATA);
    expect(evaluateAlarm([], rule(3, 'ignore'), 'ALARM')).toBe('ALARM');
  });
});
