import { demandOf } from '../../../lib/twin/load/demand';
import type { Trace } from '../../../lib/twin/load/trace';
import { oracle } from '../../../lib/twin/oracle/oracle';
import { BOUND, type Contract } from './contract';
import { feedForward } from './feed-forward';
import { type Hindsight, hindsightOf } from './hindsight';
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler';
import { planner } from './planner-policy';
import type { NamedPolicy } from './policy';
import { qualityOf } from './quality';
import { type PolicyRun, runPolicy } from './run-policy';
import type { Row } from './summary';
import { targetTracking } from './target-tracking';
import { traceClass } from './trace-class';
import { withHold } from './with-hold';

/** Everything that was found out about one trace. */
export interface TraceResult {
  readonly trace: string;
  readonly rows: readonly Row[];
  readonly runs: ReadonlyArray<readonly [policy: string, run: PolicyRun]>;
  readonly hindsight: ReadonlyArray<Hindsight & { readonly trace: string }>;
}

/** The policies of the bench, one setting each for all traces. */
export function policiesFor(contract: Contract): NamedPolicy[] {
  const baselines = [
    targetTracking('tt70', 0.7),
    targetTracking('tt50', 0.5),
    horizontalPodAutoscaler('hpa70', 0.7),
    feedForward('ff80', 0.8),
  ];
  return [
    planner('planner-5', 0.05, contract),
    planner('planner-1', 0.01, contract),
    ...baselines.map((policy) => withHold(policy, contract.hold)),
  ];
}

/** Runs every policy and both oracles on one trace. */
export function benchTrace(trace: string, load: Trace, contract: Contract, withHindsight: boolean): TraceResult {
  const demand = demandOf(load, { peak: contract.peak });
  const best = clairvoyant(demand, BOUND, contract);
  const runs = [
    ...policiesFor(contract).map((policy) => [policy.name, runPolicy(policy, demand, contract)] as const),
    ['oracle85', best] as const,
    ['oracle100', clairvoyant(demand, 1, contract)] as const,
  ];
  const kind = traceClass(demand);
  const rows = runs.map(([policy, run]) => ({ trace, class: kind, policy, quality: qualityOf(run, best.desired) }));
  const planners = rows.slice(0, 2).map(({ policy, quality }) => [policy, quality] as const);
  const hindsight = withHindsight ? hindsightOf(planners, demand, best.desired, contract) : [];
  return { trace, rows, runs, hindsight: hindsight.map((one) => ({ trace, ...one })) };
}

/** The oracle as a run: what it is billed for is what it wants. */
function clairvoyant(demand: Float64Array, bound: number, { boot }: Contract): PolicyRun {
  const { billed, serving } = oracle({ demand, bound, bootMinutes: boot, min: 1, max: 2 ** 31 - 1 });
  return { demand, desired: billed, serving };
}
