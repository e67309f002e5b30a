import { Duration, Size } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-autoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  ControllerMode,
  type ElasticGroupProps,
  ElasticService,
  MaxCapacityBreachBehavior,
  PredictiveMetrics,
  PredictiveScalingMode,
  ScalingPolicy,
} from '../../lib';
import { scalingPoliciesOf } from '../../lib/policies/group-policies';
import { importedVpc, templateOf } from '../support/template';
import { importedTargets, newGroup, POLICY, templateWith } from './support';

type Policies = { [name: string]: ScalingPolicy };

const adding = (policies: Policies, props?: Partial<ElasticGroupProps>) => () => templateWith(() => policies, props);
const orders = new Metric({ namespace: 'Shop', metricName: 'Orders' });
const schedule = Schedule.cron({ hour: '8', minute: '0' });
const forecast = (maxCapacityBreachBehavior?: MaxCapacityBreachBehavior) =>
  ScalingPolicy.predictive({
    metrics: PredictiveMetrics.cpu(),
    target: 60,
    mode: PredictiveScalingMode.FORECAST_AND_SCALE,
    maxCapacityBreachBehavior,
  });
const stepOn = (metric: Metric, change = 1) => ScalingPolicy.step({ metric, above: [{ threshold: 1, change }] });

describe('policies of one group', () => {
  test('may be of every kind', () => {
    const policies = {
      Cpu: ScalingPolicy.cpu(),
      In: ScalingPolicy.networkIn({ targetPerMinute: Size.mebibytes(1) }),
      Out: ScalingPolicy.networkOut({ targetPerMinute: Size.mebibytes(1) }),
      FastCpu: ScalingPolicy.highResolutionCpu(),
      Orders: ScalingPolicy.custom({ metric: orders, target: 1 }),
      PeakOrders: ScalingPolicy.custom({ metric: orders.with({ statistic: 'Maximum' }), target: 1 }),
      Morning: ScalingPolicy.scheduled({ schedule, minCapacity: 2 }),
      Forecast: forecast(),
    };

    expect(adding(policies)).not.toThrow();
  });

  test('fail when two hold a target on the same metric', () => {
    expect(adding({ A: ScalingPolicy.cpu({ target: 50 }), B: ScalingPolicy.cpu({ disableScaleIn: true }) })).toThrow(
      'ScalingPolicy Test/Group/B: metric must not be the one that A tracks',
    );
  });

  test('fail when two hold a target on the requests of the same target groups', () => {
    expect(() =>
      templateWith((stack) => {
        const loadBalancerFullName = 'app/web/fedcba9876543210';
        const [a, b] = ['a', 'b'].map((name) => importedTargets(stack, name)) as [never, never];
        const target = 1;
        return {
          A: ScalingPolicy.requestsPerTarget({ target, targetGroups: [a, b], loadBalancerFullName }),
          B: ScalingPolicy.requestsPerTarget({ target, targetGroups: [b, a], loadBalancerFullName }),
        };
      }),
    ).toThrow('metric must not be the one that A tracks');
  });

  test('fail when a predefined metric is also tracked by its own name', () => {
    const build = () =>
      templateOf((stack) => {
        const group = newGroup(stack, { scalingPolicies: { Cpu: ScalingPolicy.cpu() } });
        const metric = new Metric({
          namespace: 'AWS/EC2',
          metricName: 'CPUUtilization',
          dimensionsMap: { AutoScalingGroupName: group.autoScalingGroupName },
          period: Duration.minutes(1),
        });
        group.addScalingPolicy('Other', ScalingPolicy.custom({ metric, target: 50 }));
      });

    expect(build).toThrow('ScalingPolicy Test/Group/Other: metric must not be the one that Cpu tracks');
  });

  test('fail when one takes steps inwards on the metric that another tracks, in either order', () => {
    const custom = ScalingPolicy.custom({ metric: orders, target: 1 });

    expect(adding({ A: custom, B: stepOn(orders, -1) })).toThrow(
      'metric must not be the one that A tracks, unless all steps add',
    );
    expect(adding({ A: stepOn(orders, -1), B: custom })).toThrow(
      'metric must not be the one that A takes steps on, unless all add',
    );
    expect(adding({ A: stepOn(orders), B: stepOn(orders, 2) })).not.toThrow();
  });

  test('may answer a large breach of what another tracks with steps that add', () => {
    const custom = ScalingPolicy.custom({ metric: orders, target: 1 });

    expect(adding({ A: custom, B: stepOn(orders) })).not.toThrow();
    expect(adding({ A: stepOn(orders), B: custom })).not.toThrow();
  });

  test('fail when two act on a forecast', () => {
    expect(adding({ A: forecast(), B: forecast() })).toThrow(
      'ScalingPolicy Test/Group/B: mode must be forecastOnly beside A: one predictive policy of a group may scale',
    );
  });

  test('fail when two run at the same time', () => {
    const at = new Date('2030-01-01T00:00:00Z');
    const once = (minCapacity: number) => ScalingPolicy.scheduledOnce({ at, minCapacity });
    const daily = (minCapacity: number) => ScalingPolicy.scheduled({ schedule, minCapacity });

    expect(adding({ A: once(1), B: once(2) })).toThrow('schedule must not be that of A, got 2030-01-01T00:00:00Z');
    expect(adding({ A: daily(1), B: daily(2) })).toThrow('schedule must not be that of A, got 0 8 * * * Etc/UTC');
  });

  test('fail when they are more than 50, of steps one for each alarm', () => {
    const policies = Object.fromEntries(
      Array.from({ length: 26 }, (_, index) => [
        `Step${index}`,
        ScalingPolicy.step({
          metric: orders.with({ dimensionsMap: { Site: `${index}` } }),
          above: [{ threshold: 9, change: 1 }],
          below: [{ threshold: 1, change: -1 }],
        }),
      ]),
    );

    expect(adding(policies)).toThrow('scaling policies of a group must be at most 50, got 52');
  });

  test('fail when scheduled actions are more than 125', () => {
    const policies = Object.fromEntries(
      Array.from({ length: 126 }, (_, index) => {
        const minute = `${index % 60}`;
        const hour = `${Math.floor(index / 60)}`;
        return [`At${index}`, ScalingPolicy.scheduled({ schedule: Schedule.cron({ hour, minute }), minCapacity: 1 })];
      }),
    );

    expect(adding(policies)).toThrow('scheduled actions of a group must be at most 125, got 126');
  });
});

describe('a group of a fixed size', () => {
  const fixed = { minCapacity: 3, maxCapacity: 3 };

  test.each<[string, ScalingPolicy]>([
    ['target tracking', ScalingPolicy.cpu()],
    ['steps', stepOn(orders)],
    ['a forecast that it acts on', forecast()],
  ])('fails for %s', (_, policy) => {
    expect(adding({ A: policy }, fixed)).toThrow(
      'ScalingPolicy Test/Group/A: minCapacity must be below maxCapacity where a policy is to scale, got 3 and 3',
    );
  });

  test('takes what does not scale between its bounds, or moves them', () => {
    const policies = {
      Cpu: ScalingPolicy.cpu(),
      Look: ScalingPolicy.predictive({ metrics: PredictiveMetrics.cpu(), target: 60 }),
      Morning: ScalingPolicy.scheduled({ schedule, maxCapacity: 9 }),
    };

    expect(adding(policies, fixed)).not.toThrow();
    expect(adding({ Forecast: forecast(MaxCapacityBreachBehavior.increase(10)) }, fixed)).not.toThrow();
  });

  test('is a service without a policy, unless one is asked for', () => {
    const service = (props: object) =>
      templateOf((stack) => {
        new ElasticService(stack, 'Web', { vpc: importedVpc(stack), ...fixed, ...props });
      });

    service({}).resourceCountIs(POLICY, 0);
    expect(() => service({ scalingPolicies: { Cpu: ScalingPolicy.cpu() } })).toThrow(
      'ScalingPolicy Test/Web/Group/Cpu: minCapacity must be below maxCapacity',
    );
  });
});

describe('a controller that leads', () => {
  const beside =
    (scalingPolicies: Policies, controllerMode = ControllerMode.lead()) =>
    () =>
      templateOf((stack) => {
        new ElasticService(stack, 'Web', { vpc: importedVpc(stack), scalingPolicies, controllerMode });
      });

  test('fails beside policies that scale in', () => {
    expect(beside({ Cpu: ScalingPolicy.cpu(), Orders: stepOn(orders, -1) })).toThrow(
      'ElasticService Test/Web: scalingPolicies.Cpu must not scale in beside ControllerMode.lead; ' +
        'scalingPolicies.Orders must not scale in beside ControllerMode.lead',
    );
  });

  test('takes policies that only scale out, and a shadow takes all', () => {
    const outwards = { Cpu: ScalingPolicy.cpu({ disableScaleIn: true }), Orders: stepOn(orders), Forecast: forecast() };

    expect(beside(outwards)).not.toThrow();
    expect(beside({ Cpu: ScalingPolicy.cpu() }, ControllerMode.shadow(ControllerMode.lead()))).not.toThrow();
  });
});

describe('a policy that was added', () => {
  test('is told of with what it does to its group', () => {
    templateOf((stack) => {
      const group = newGroup(stack, {
        scalingPolicies: { Morning: ScalingPolicy.scheduled({ schedule, maxCapacity: 5 }) },
      });

      expect(scalingPoliciesOf(group)).toEqual([
        expect.objectContaining({ name: 'Morning', setsBounds: true, scheduledActions: 1, isDynamic: false }),
      ]);
    });
  });
});
