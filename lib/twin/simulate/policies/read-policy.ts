import { PropertyReader } from '../../template/property-reader';
import type { PolicyDefinition } from '../../template/read-scaling-policies';
import type { Resolved } from '../../template/resolved';
import type { AlarmDuty } from '../alarms/alarm-duty';
import { type Scenario, warmupOf } from '../model/scenario';
import { adjustmentRule } from './adjustment-rule';
import type { LivePolicy } from './live-policy';
import { readTargetTracking } from './read-target-tracking';
import { SimplePolicy } from './simple-policy';
import { boundsOf, reportBounds } from './step-bounds';
import { isAggregation, StepPolicy } from './step-policy';

/** A policy that alarms of the template invoke, or the alarms that a policy brings along. */
interface ReadPolicy {
  readonly policy?: LivePolicy | undefined;
  readonly duties?: readonly AlarmDuty[];
}

type PolicyReader = (definition: PolicyDefinition, reader: PropertyReader, scenario: Scenario) => ReadPolicy;

const readers: { readonly [type: string]: PolicyReader } = {
  TargetTrackingScaling: (...given) => ({ duties: readTargetTracking(...given) }),
  StepScaling: (...given) => ({ policy: readStep(...given) }),
  SimpleScaling: (...given) => ({ policy: readSimple(...given) }),
  PredictiveScaling: () => ({ duties: [] }), // no alarm invokes it, but the clock
};

/** The policy as the twin runs it. One of a type that is not modelled has no effect, and is reported. */
export function readPolicy(definition: PolicyDefinition, scenario: Scenario): ReadPolicy {
  const path = `Resources.${definition.logicalId}`;
  const read = Object.hasOwn(readers, definition.type) ? readers[definition.type] : undefined;
  if (read === undefined) {
    scenario.report({ path, message: `no effect: ${definition.type} is not modelled` });
    return {};
  }
  const reader = new PropertyReader(definition.configuration as Resolved, `${path}.Properties`, scenario.report);
  const found = read(definition, reader, scenario);
  if (found.policy === undefined && found.duties === undefined) {
    scenario.report({ path, message: 'no effect: its adjustment cannot be read' });
  }
  return found;
}

function readStep(
  { name }: PolicyDefinition,
  reader: PropertyReader,
  { definition, report }: Scenario,
): LivePolicy | undefined {
  const rule = adjustmentRule(reader);
  const aggregation = reader.text('MetricAggregationType') ?? 'Average';
  const warmup = warmupOf(reader.count('EstimatedInstanceWarmup'), definition);
  const steps = reader.objects('StepAdjustments').map((step) => ({
    ...boundsOf(step),
    scalingAdjustment: step.number('ScalingAdjustment'),
  }));
  reportBounds(steps, `${reader.path}.StepAdjustments`, report);
  return rule && isAggregation(aggregation) && steps.every(isWhole)
    ? new StepPolicy({ name, warmup, steps, rule, aggregation })
    : undefined;
}

function readSimple(
  { name }: PolicyDefinition,
  reader: PropertyReader,
  { definition }: Scenario,
): LivePolicy | undefined {
  const rule = adjustmentRule(reader);
  const adjustment = { scalingAdjustment: reader.number('ScalingAdjustment') };
  const cooldown = reader.count('Cooldown') ?? definition.cooldown;
  const warmup = definition.defaultInstanceWarmup ?? 0;
  return rule && isWhole(adjustment)
    ? new SimplePolicy({ name, warmup, adjustment: adjustment.scalingAdjustment, rule, cooldown })
    : undefined;
}

/** AWS takes whole numbers, of instances or percent. */
function isWhole<T extends { readonly scalingAdjustment: number | undefined }>(
  step: T,
): step is T & { readonly scalingAdjustment: number } {
  return Number.isInteger(step.scalingAdjustment);
}
