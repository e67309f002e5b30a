import { stateReason } from '../../lib/local-aws/cloudwatch/state-reason';
import type { AlarmSpecification } from '../../lib/twin/simulate/alarms/live-alarm';
import { Series } from '../../lib/twin/simulate/metrics/series';

const CREATED = Date.UTC(2026, 0, 1) / 1000;

function specification(more: Partial<AlarmSpecification> = {}): AlarmSpecification {
  return {
    name: 'busy',
    metric: 'AWS/EC2 CPUUtilization',
    series: new Series(60),
    statistic: 'Average',
    comparison: 'GreaterThanThreshold',
    threshold: () => 70,
    period: 1,
    range: 5,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: 'missing',
    ...more,
  };
}

const datapoints = [90.25, 50, 80].map((value, age) => ({ value, base: 1, time: 300 - 60 * age }));
const evidence = { threshold: 70, datapoints };

describe('the reason for the state of an alarm', () => {
  test('is its creation as long as it has not changed its state', () => {
    const reason = stateReason(
      { state: 'INSUFFICIENT_DATA', evidence: undefined, specification: specification() },
      CREATED,
    );

    expect(reason).toBe('Unchecked: Initial alarm creation');
  });

  test('names the data points that breach the threshold of an alarm that went off', () => {
    const reason = stateReason({ state: 'ALARM', evidence, specification: specification() }, CREATED);

    expect(reason).toBe(
      'Threshold Crossed: 2 out of the last 3 datapoints [90.25 (01/01/26 00:05:00), 80.0 (01/01/26 00:03:00)] were greater than the threshold (70.0) (minimum 2 datapoints for OK -> ALARM transition).',
    );
  });

  test('names those that do not, of one that is OK', () => {
    const below = specification({ comparison: 'LessThanOrEqualToThreshold', datapointsToAlarm: 3 });
    const reason = stateReason({ state: 'OK', evidence, specification: below }, CREATED);

    expect(reason).toBe(
      'Threshold Crossed: 2 out of the last 3 datapoints [90.25 (01/01/26 00:05:00), 80.0 (01/01/26 00:03:00)] were not less than or equal to the threshold (70.0) (minimum 1 datapoint for ALARM -> OK transition).',
    );
  });

  test('tells that data are missing', () => {
    const none = { threshold: 70, datapoints: [] };
    const reason = stateReason({ state: 'INSUFFICIENT_DATA', evidence: none, specification: specification() }, CREATED);

    expect(reason).toBe('Insufficient Data: 3 datapoints were unknown.');
  });

  test.each([
    ['ALARM', 'breaching', 'Breaching'],
    ['OK', 'notBreaching', 'NonBreaching'],
  ] as const)('tells that an alarm is %s because missing data are %s', (state, treatMissingData, words) => {
    const one = specification({ treatMissingData, evaluationPeriods: 1, datapointsToAlarm: 1 });
    const reason = stateReason({ state, evidence: { threshold: 70, datapoints: [] }, specification: one }, CREATED);

    expect(reason).toBe(
      `Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [${words}].`,
    );
  });
});
