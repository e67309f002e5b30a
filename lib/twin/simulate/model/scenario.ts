import { evaluationRange } from '../../alarms/evaluation-range';
import type { Finding } from '../../template/property-reader';
import type { GroupDefinition } from '../../template/read-groups';
import type { GroupMetrics } from '../metrics/group-metrics';
import type { TwinParameters } from '../twin-parameters';
import type { Group } from './group';

/** What the alarms and policies of a group are built from. */
export interface Scenario {
  readonly definition: GroupDefinition;
  readonly group: Group;
  readonly parameters: TwinParameters;
  readonly metrics: GroupMetrics;
  readonly report: (finding: Finding) => void;
}

/** Data points that an alarm looks back; rule 6.4. */
export function rangeOf(evaluationPeriods: number, period: number, { extraEvaluationPeriods }: TwinParameters): number {
  return extraEvaluationPeriods === undefined
    ? evaluationRange(evaluationPeriods, period)
    : evaluationPeriods + extraEvaluationPeriods;
}

/** Warm-up of the instances that a policy launches: its own, else the group's, else the cooldown; rule 1.4.1. */
export function warmupOf(estimated: number | undefined, { defaultInstanceWarmup, cooldown }: GroupDefinition): number {
  return estimated ?? defaultInstanceWarmup ?? cooldown;
}
