import { simulate } from '../../../../lib/twin/simulate/simulate';
import type { TwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import { trackedStack } from '../support';

const HOUR = 3600;

/** Three days of one instance-capacity, with six from 12:00 to 14:00. */
const demand = Float64Array.from({ length: 3 * 1440 }, (_, minute) =>
  [12, 13].includes(Math.floor(minute / 60) % 24) ? 6 : 1,
);

function predictive(configuration: object = {}): object {
  return {
    Forecast: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        PolicyType: 'PredictiveScaling',
        PredictiveScalingConfiguration: {
          Mode: 'ForecastAndScale',
          MetricSpecifications: [
            {
              TargetValue: 50,
              PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' },
            },
          ],
          ...configuration,
        },
      },
    },
  };
}

/** Target tracking at 60 % and a forecast at 50 %; at first with as many instances as the load ever needs. */
function run(configuration?: object, parameters: Partial<TwinParameters> = {}, group: object = {}) {
  const stack = trackedStack({ max: 20, desired: 12, target: 60, resources: predictive(configuration), ...group });
  return simulate({ stack, demand, start: 0, parameters: { alarmSecond: 0, ...parameters } });
}

const byForecast = ({ actions }: ReturnType<typeof run>) => actions.filter(({ policy }) => policy.includes('Forecast'));

describe('predictive scaling', () => {
  test('raises capacity to the forecast before the hour, once a day of load is known (rules 3.1 to 3.3)', () => {
    const actions = byForecast(run());

    const noon = [1, 2].map((day) => (24 * day + 12) * HOUR - 300);
    expect(actions.filter(({ to }) => to === 12).map(({ at }) => at)).toEqual(noon);
    expect(actions.every(({ at }) => at >= 24 * HOUR - 300)).toBe(true);
    expect(actions.every(({ from, to }) => to > from)).toBe(true);
  });

  test.each([0, 900, 3599])('acts SchedulingBufferTime before the hour: %i s (rule 3.2)', (SchedulingBufferTime) => {
    const [first] = byForecast(run({ SchedulingBufferTime })).filter(({ to }) => to === 12);

    expect(first!.at).toBe(36 * HOUR - SchedulingBufferTime);
  });

  test('serves the rise of the load that a reaction is late for', () => {
    const [reacting, predicting] = [run({ Mode: 'ForecastOnly' }), run()];
    const lostOnDay2 = ({ columns }: ReturnType<typeof run>) =>
      columns.lost.subarray(1440).reduce((sum, lost) => sum + lost, 0);

    expect(lostOnDay2(reacting)).toBeGreaterThan(10);
    expect(lostOnDay2(predicting)).toBe(0);
  });

  test('is a floor for the other policies while its hour lasts (rule 3.6)', () => {
    const { columns, actions } = run();

    // Six capacities on twelve instances are 50 %, and 60 % is the target: alone, tracking would take two away.
    const day2 = 1440 + 12 * 60;
    expect(Math.min(...columns.desired.subarray(day2, day2 + 120))).toBe(12);
    expect(actions.find(({ at, to, from }) => at > 60 * (day2 + 60) && to < from)!.at).toBeGreaterThanOrEqual(
      60 * (day2 + 120),
    );
  });

  test('leaves the scale-in to others, and without any keeps what it has raised (rule 3.3)', () => {
    const policy = { PolicyType: 'PredictiveScaling', TargetTrackingConfiguration: null };
    const { columns } = run(undefined, {}, { desired: 1, policy });

    expect(columns.desired[36 * 60 - 1]).toBeGreaterThan(1);
    expect(columns.desired.every((capacity, minute) => minute === 0 || capacity >= columns.desired[minute - 1]!)).toBe(
      true,
    );
  });

  test('does nothing when it only forecasts, which is the default (rule 3.4)', () => {
    expect(byForecast(run({ Mode: undefined }))).toEqual([]);
  });

  test('forecasts nothing when it is switched off', () => {
    expect(byForecast(run({}, { forecast: 'off' }))).toEqual([]);
  });

  test('knows the first day, too, when an oracle stands in for its forecast', () => {
    const [first] = byForecast(run({}, { forecast: 'oracle' }));

    expect(first).toMatchObject({ at: 12 * HOUR - 300, to: 12, reason: 'forecast of 12' });
  });
});

describe('a forecast above the maximum', () => {
  test('stays at the maximum by default (rule 3.5)', () => {
    const { columns, range } = run({}, {}, { max: 8, desired: 8 });

    expect(Math.max(...columns.desired)).toBe(8);
    expect(range.max).toBe(8);
  });

  test('raises the maximum with IncreaseMaxCapacity, by its buffer too, and for good', () => {
    const increase = { MaxCapacityBreachBehavior: 'IncreaseMaxCapacity', MaxCapacityBuffer: 25 };
    const { columns, range } = run(increase, {}, { max: 8, desired: 8 });

    // Eight instances at 75 % show all of the six capacities that the second day needs twelve for.
    expect(Math.max(...columns.desired)).toBe(12);
    expect(range.max).toBe(15);
  });
});

describe('a predictive policy', () => {
  test('is reported as a stand-in', () => {
    const { findings } = run();

    expect(findings).toEqual([
      {
        path: 'Resources.Forecast',
        message: 'stand-in: AWS does not publish its forecast; taken is the seasonal median',
      },
    ]);
  });

  test('on requests needs a load in requests', () => {
    const MetricSpecifications = [
      { TargetValue: 1000, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ALBRequestCount' } },
    ];

    const { findings } = run({ MetricSpecifications });

    expect(findings).toEqual([
      { path: 'Resources.Forecast', message: expect.stringContaining('needs a load in requests') },
    ]);
  });
});
