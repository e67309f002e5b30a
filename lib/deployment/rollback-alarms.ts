import { Aws, Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { acknowledgeControl } from '../acknowledge';
import { PropChecks } from '../prop-checks';

/** Properties of `RollbackAlarms`. */
export interface RollbackAlarmsProps {
  /**
   * The target group of the instances, behind a load balancer already. Of an imported one `loadBalancerArns` must be
   * given, which is part of its metrics' name.
   */
  readonly targetGroup: elbv2.IApplicationTargetGroup;

  /**
   * The balancer, whose own errors (502, 503 and 504) count as well. It counts them for all of its target groups together.
   *
   * @default - none, the errors of the targets alone count
   */
  readonly loadBalancer?: elbv2.IApplicationLoadBalancer;

  /**
   * Share of a minute's requests that may end in an error, in percent, 0 to 100.
   *
   * @default 2
   */
  readonly errorPercentage?: number;

  /**
   * Requests of a minute below which its errors do not count, at least 1, so that one unlucky request at night does not
   * roll a deployment back.
   *
   * @default 10
   */
  readonly minRequests?: number;

  /**
   * Fewest healthy instances, a whole number of at least 0; with 0 nobody looks at them. In an `ElasticService` it is what
   * its deployment keeps in service of `minCapacity`.
   *
   * @default 1
   */
  readonly minHealthyHosts?: number;
}

const PERIOD = Duration.minutes(1);

/**
 * Alarms that are meant to stop a deployment, and nothing else: they look at the last 3 minutes, fire at 2 bad ones, tell
 * nobody, and are tighter than what one wants to be woken by.
 *
 * Instances that still boot are unhealthy and harmless, so that they are not counted: it is healthy ones that must not
 * become too few.
 *
 * @throws when a prop is out of range
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const loadBalancer: elbv2.ApplicationLoadBalancer;
 *
 * const targetGroup = new elbv2.ApplicationTargetGroup(this, 'TargetGroup', { vpc, port: 80, targetType: elbv2.TargetType.INSTANCE });
 * loadBalancer.addListener('Listener', { port: 80, defaultTargetGroups: [targetGroup] });
 * const rollback = new RollbackAlarms(this, 'RollbackAlarms', { targetGroup, loadBalancer });
 * const deployment = Deployment.instanceRefresh({ alarms: rollback.alarms });
 * targetGroup.addTarget(new ElasticGroup(this, 'Group', { vpc, deployment }));
 */
export class RollbackAlarms extends Construct {
  /** Too many requests end with a status of 500 to 599. */
  public readonly errors: cloudwatch.Alarm;

  /** Too few instances are healthy; undefined where there may be none. */
  public readonly healthyHosts?: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: RollbackAlarmsProps) {
    super(scope, id);
    checkProps(props).throwFor('RollbackAlarms', scope, id);
    const { minHealthyHosts = 1 } = props;

    this.errors = this.alarm('Errors', {
      metric: errorShare(props),
      threshold: props.errorPercentage ?? 2,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      alarmDescription: 'Rolls a deployment back: too many requests end in an error',
    });
    this.healthyHosts = minHealthyHosts === 0 ? undefined : this.tooFewHealthy(props.targetGroup, minHealthyHosts);
  }

  /** All of them, for `Deployment.instanceRefresh`. */
  public get alarms(): cloudwatch.IAlarm[] {
    return [this.errors, ...(this.healthyHosts ? [this.healthyHosts] : [])];
  }

  private tooFewHealthy(targetGroup: elbv2.IApplicationTargetGroup, threshold: number): cloudwatch.Alarm {
    return this.alarm('HealthyHosts', {
      metric: targetGroup.metrics.healthyHostCount({ statistic: 'Minimum', period: PERIOD }),
      threshold,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      alarmDescription: 'Rolls a deployment back: too few instances are healthy',
    });
  }

  /** Of a minute without requests there is nothing to say, and a deployment must not fail for it. */
  private alarm(id: string, condition: Omit<cloudwatch.AlarmProps, 'evaluationPeriods'>): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, id, {
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      ...condition,
    });
    acknowledgeControl(alarm, 'CloudWatchAlarmAction', 'an instance refresh asks it whether to go on, and tells of it');
    return alarm;
  }
}

function checkProps({ targetGroup, errorPercentage, minRequests, minHealthyHosts }: RollbackAlarmsProps): PropChecks {
  return new PropChecks()
    .rule(
      targetGroup.loadBalancerArns !== Aws.NO_VALUE,
      `loadBalancerArns must be given where ${targetGroup.node.path} is imported`,
    )
    .number('errorPercentage', errorPercentage, 0, 100)
    .integer('minRequests', minRequests, 1)
    .integer('minHealthyHosts', minHealthyHosts, 0);
}

/** A request for which the balancer finds no target at all is none of the target group's, but an error of its own. */
function errorShare({ targetGroup, loadBalancer, minRequests = 10 }: RollbackAlarmsProps): cloudwatch.IMetric {
  const { HttpCodeTarget, HttpCodeElb } = elbv2;
  const counted = { statistic: 'Sum', period: PERIOD };
  const ofBalancer = loadBalancer && { refused: loadBalancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, counted) };
  const refused = ofBalancer ? ' + FILL(refused, 0)' : '';
  const errors = `FILL(failed, 0)${refused}`;
  const all = `FILL(requests, 0)${refused}`;
  return new cloudwatch.MathExpression({
    label: 'errors in percent of requests',
    expression: `IF(${all} >= ${minRequests}, 100 * (${errors}) / (${all}), 0)`,
    period: PERIOD,
    usingMetrics: {
      requests: targetGroup.metrics.requestCount(counted),
      failed: targetGroup.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, counted),
      ...ofBalancer,
    },
  });
}
