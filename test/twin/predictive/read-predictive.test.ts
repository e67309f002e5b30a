import { readPredictive } from '../../../lib/twin/predictive/read-predictive';
import { type Finding, PropertyReader } from '../../../lib/twin/template/property-reader';
import type { Resolved } from '../../../lib/twin/template/resolved';

const cpuPair = { TargetValue: 50, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' } };
const path = 'Resources.Predictive.Properties.PredictiveScalingConfiguration';

function read(configuration: Resolved | undefined) {
  const findings: Finding[] = [];
  const report = (finding: Finding) => findings.push(finding);
  const properties = configuration === undefined ? {} : { PredictiveScalingConfiguration: configuration };
  const reader = new PropertyReader(properties, 'Resources.Predictive.Properties', report);
  const policy = readPredictive({ name: 'predictive', logicalId: 'Predictive' }, reader, report);
  return { policy, findings };
}

const readMetrics = (specification: Resolved) => read({ MetricSpecifications: [specification] });

function readSettings(settings: { readonly [key: string]: Resolved }) {
  return read({ MetricSpecifications: [cpuPair], ...settings });
}

describe('a predictive scaling policy', () => {
  test('only forecasts, five minutes ahead and below the maximum, unless it says otherwise (D)', () => {
    expect(readMetrics(cpuPair)).toEqual({
      policy: {
        name: 'predictive',
        logicalId: 'Predictive',
        load: 'cpu',
        targetValue: 50,
        mode: 'ForecastOnly',
        schedulingBufferTime: 300,
        maxCapacityBreachBehavior: 'HonorMaxCapacity',
        maxCapacityBuffer: 0,
      },
      findings: [],
    });
  });

  test('is read with all its settings, numbers as text too', () => {
    const { policy, findings } = readSettings({
      Mode: 'ForecastAndScale',
      SchedulingBufferTime: '600',
      MaxCapacityBreachBehavior: 'IncreaseMaxCapacity',
      MaxCapacityBuffer: 10,
    });

    expect(policy).toMatchObject({
      mode: 'ForecastAndScale',
      schedulingBufferTime: 600,
      maxCapacityBreachBehavior: 'IncreaseMaxCapacity',
      maxCapacityBuffer: 10,
    });
    expect(findings).toEqual([]);
  });

  test.each([
    ['Mode', 'Scale', 'Mode must be ForecastOnly or ForecastAndScale, got Scale'],
    ['SchedulingBufferTime', 3600, 'SchedulingBufferTime must be at most 3599, got 3600'],
    ['SchedulingBufferTime', -1, 'SchedulingBufferTime must be a whole number of at least 0, got -1'],
    [
      'MaxCapacityBreachBehavior',
      '',
      'MaxCapacityBreachBehavior must be HonorMaxCapacity or IncreaseMaxCapacity, got ',
    ],
  ])('takes the default for %s %p, and says so', (key, value, message) => {
    const { policy, findings } = readSettings({ [key]: value });

    expect(policy).toEqual(readMetrics(cpuPair).policy);
    expect(findings).toEqual([{ path: `${path}.${key}`, message }]);
  });

  test.each([
    [{ MaxCapacityBreachBehavior: 'IncreaseMaxCapacity' }, 'IncreaseMaxCapacity without it'],
    [{ MaxCapacityBuffer: 10 }, 'HonorMaxCapacity with it'],
  ])('needs a buffer exactly when it may increase the maximum: not %j (D, rule 3.5)', (settings, found) => {
    expect(readSettings(settings).findings).toEqual([
      {
        path: `${path}.MaxCapacityBuffer`,
        message: `MaxCapacityBuffer must be set with IncreaseMaxCapacity and else not, got ${found}`,
      },
    ]);
  });

  test('does not take a buffer above 100 percent', () => {
    const settings = { MaxCapacityBreachBehavior: 'IncreaseMaxCapacity', MaxCapacityBuffer: 101 };

    const { policy, findings } = readSettings(settings);

    expect(policy?.maxCapacityBuffer).toBe(0);
    expect(findings).toEqual([
      { path: `${path}.MaxCapacityBuffer`, message: 'MaxCapacityBuffer must be at most 100, got 101' },
    ]);
  });
});

describe('the metrics of a predictive scaling policy', () => {
  const separate = (scaling: string, load: string) => ({
    TargetValue: '1000',
    PredefinedScalingMetricSpecification: { PredefinedMetricType: scaling },
    PredefinedLoadMetricSpecification: { PredefinedMetricType: load, ResourceLabel: 'app/a/b/targetgroup/c/d' },
  });
  const pair = (type: string) => ({
    TargetValue: 1000,
    PredefinedMetricPairSpecification: { PredefinedMetricType: type },
  });

  test.each([
    ['cpu', pair('ASGCPUUtilization')],
    ['cpu', separate('ASGAverageCPUUtilization', 'ASGTotalCPUUtilization')],
    ['requests', pair('ALBRequestCount')],
    ['requests', separate('ALBRequestCountPerTarget', 'ALBTargetGroupRequestCount')],
  ])('are %s in %j', (load, specification) => {
    const { policy, findings } = readMetrics(specification);

    expect(policy).toMatchObject({ load, targetValue: 1000 });
    expect(findings).toEqual([]);
  });

  test.each<[string, Resolved]>([
    ['ASGNetworkIn', pair('ASGNetworkIn')],
    ['ASGAverageNetworkOut and ASGTotalNetworkOut', separate('ASGAverageNetworkOut', 'ASGTotalNetworkOut')],
    [
      'ASGAverageCPUUtilization and ALBTargetGroupRequestCount',
      separate('ASGAverageCPUUtilization', 'ALBTargetGroupRequestCount'),
    ],
    [
      'CustomizedLoadMetricSpecification',
      { TargetValue: 1, CustomizedLoadMetricSpecification: { MetricDataQueries: [] } },
    ],
    ['a target without metrics', { TargetValue: 1 }],
    ['constructor', pair('constructor')],
  ])('are reported when they are %s', (metrics, specification) => {
    const { policy, findings } = readMetrics(specification);

    expect(policy).toBeUndefined();
    expect(findings).toEqual([
      {
        path: `${path}.MetricSpecifications.0`,
        message: `no effect: the twin does not model ${metrics.split(' and ').sort().join(' and ')}`,
      },
    ]);
  });

  test.each([
    [0, undefined],
    [0, {}],
    [2, { MetricSpecifications: [cpuPair, cpuPair] }],
  ])('are reported when there are %p of them', (count, configuration) => {
    expect(read(configuration)).toEqual({
      policy: undefined,
      findings: [
        {
          path: `${path}.MetricSpecifications`,
          message: `no effect: there must be one metric specification, got ${count}`,
        },
      ],
    });
  });

  test.each([
    ['0', 0],
    ['none', null],
  ])('are reported with a target of %s', (found, TargetValue) => {
    expect(readMetrics({ ...cpuPair, TargetValue }).findings).toEqual([
      {
        path: `${path}.MetricSpecifications.0.TargetValue`,
        message: `no effect: TargetValue must be greater than 0, got ${found}`,
      },
    ]);
  });
});
