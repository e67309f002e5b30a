import type { Finding } from '../template/property-reader';
import type { GroupDefinition } from '../template/read-groups';

/** The part of the load that reaches a group. */
export interface OwnLoad {
  /** Of each minute, in instance-capacities. */
  readonly demand: Float64Array;
  readonly findings: readonly Finding[];
}

/**
 * The load of a group: all that is given, unless the balancer's listeners spread it by weight over several target groups
 * (rule 7.10). A group in several target groups takes the largest share.
 */
export function ownLoad({ targetGroups, logicalId }: GroupDefinition, demand: Float64Array): OwnLoad {
  const share = targetGroups.length === 0 ? 1 : Math.max(...targetGroups.map((targetGroup) => targetGroup.share));
  if (share === 1) {
    return { demand, findings: [] };
  }
  const message = `takes ${Math.round(10_000 * share) / 100} % of the load, by the weights of its listeners`;
  return {
    demand: demand.map((value) => value * share),
    findings: [{ path: `Resources.${logicalId}.Properties.TargetGroupARNs`, message }],
  };
}
