import type { Finding, PropertyReader } from '../template/property-reader';
import type { PolicyDefinition } from '../template/read-scaling-policies';
import type { TargetOfLoad } from './capacity-for-load';
import { type PredictiveSettings, readPredictiveSettings } from './read-predictive-settings';
import { readTargetOfLoad } from './read-target-of-load';

/** A predictive scaling policy as the twin runs it. */
export interface PredictiveDefinition extends PredictiveSettings, TargetOfLoad {
  readonly name: string;
  readonly logicalId: string;
}

/**
 * A predictive scaling policy from its template; undefined, and reported, when its metrics are not modelled.
 *
 * *Assumption*: what the twin makes of it is a stand-in, as the model of the service is unpublished.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 */
export function readPredictive(
  { name, logicalId }: Pick<PolicyDefinition, 'name' | 'logicalId'>,
  properties: PropertyReader,
  report: (finding: Finding) => void,
): PredictiveDefinition | undefined {
  const path = `Resources.${logicalId}.Properties.PredictiveScalingConfiguration`;
  const refuse = (key: string, message: string) => report({ path: `${path}.${key}`, message });
  const configuration = properties.object('PredictiveScalingConfiguration');
  const target = readTargetOfLoad(configuration?.objects('MetricSpecifications') ?? [], refuse);
  return configuration && target && { name, logicalId, ...target, ...readPredictiveSettings(configuration, refuse) };
}
