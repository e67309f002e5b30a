import { Duration } from 'aws-cdk-lib';
import { CfnScalingPolicy, type IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import { MaxCapacityBreachBehavior } from './max-capacity-breach-behavior';
import { DYNAMIC, type PolicyEffect, type PolicyKind } from './policy-kind';
import { checkTarget } from './predefined';
import type { PredictiveMetrics } from './predictive-metrics';
import { checkPositive } from './target-tracking';

/** Whether a forecast is acted on. */
export enum PredictiveScalingMode {
  /** Forecast, and change nothing. */
  FORECAST_ONLY = 'ForecastOnly',
  /** Launch instances ahead of the forecast load. */
  FORECAST_AND_SCALE = 'ForecastAndScale',
}

/** Properties of `ScalingPolicy.predictive`. */
export interface PredictiveScalingProps {
  /** What is forecast, and what is scaled by. */
  readonly metrics: PredictiveMetrics;

  /** Value of the metric to scale by that each instance is to have, above 0; of CPU in percent, 1 to 100. */
  readonly target: number;

  /**
   * Whether the forecast is acted on. To look at it for some days first costs nothing.
   *
   * @default PredictiveScalingMode.FORECAST_ONLY
   */
  readonly mode?: PredictiveScalingMode;

  /**
   * How long before the hour that it is forecast for an instance is launched, 0 to 3599 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly schedulingBufferTime?: Duration;

  /**
   * What happens when the forecast is above the maximum of the group.
   *
   * @default MaxCapacityBreachBehavior.honor()
   */
  readonly maxCapacityBreachBehavior?: MaxCapacityBreachBehavior;
}

/** A forecast, and what to do with it. */
export function predictive(props: PredictiveScalingProps): PolicyKind {
  const { metrics, target, schedulingBufferTime } = props;
  const targetChecks = metrics._isPercentage ? checkTarget({ target }) : checkPositive('target', target);
  targetChecks.seconds('schedulingBufferTime', schedulingBufferTime, 0, 3599).throwFor('ScalingPolicy.predictive');
  return new PredictiveScaling(props);
}

class PredictiveScaling implements PolicyKind {
  constructor(private readonly props: PredictiveScalingProps) {}

  check(_group: IAutoScalingGroup, scope: Construct): PropChecks {
    return this.props.metrics._check(scope);
  }

  bind(policy: Construct, group: IAutoScalingGroup): void {
    const { metrics, target, schedulingBufferTime = Duration.minutes(5) } = this.props;
    const behavior = this.props.maxCapacityBreachBehavior ?? MaxCapacityBreachBehavior.honor();
    policy.node.addDependency(...metrics._sources.map(({ loadBalancerAttached }) => loadBalancerAttached));
    new CfnScalingPolicy(policy, 'Resource', {
      policyType: 'PredictiveScaling',
      autoScalingGroupName: group.autoScalingGroupName,
      predictiveScalingConfiguration: {
        metricSpecifications: [{ ...metrics._specify(), targetValue: target }],
        mode: this.mode(),
        schedulingBufferTime: schedulingBufferTime.toSeconds(),
        maxCapacityBreachBehavior: behavior.behavior,
        maxCapacityBuffer: behavior.buffer,
      },
    });
  }

  effect(): PolicyEffect {
    const actsOnForecast = this.mode() === PredictiveScalingMode.FORECAST_AND_SCALE;
    const raisesMaximum = this.props.maxCapacityBreachBehavior?.buffer !== undefined;
    return { ...DYNAMIC, actsOnForecast, scalesIn: false, isDynamic: actsOnForecast && !raisesMaximum };
  }

  private mode(): PredictiveScalingMode {
    return this.props.mode ?? PredictiveScalingMode.FORECAST_ONLY;
  }
}
