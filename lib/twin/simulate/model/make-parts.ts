import { launchSourceOf } from '../../template/launch-source';
import type { GroupDefinition } from '../../template/read-groups';
import { assumedRequestsOf } from '../controller/assumed-requests';
import { Fleet } from '../fleet/fleet';
import { PHASES } from '../fleet/instance';
import { GroupMetrics } from '../metrics/group-metrics';
import type { Agenda } from './agenda';
import { Group } from './group';
import type { GroupModelOptions } from './group-model-options';
import { seededUnit } from './seeded-unit';

/** A launch configuration has it unless it says otherwise, a launch template only if it says so; rule 6.9. */
function hasDetailedMonitoring(definition: GroupDefinition): boolean {
  return launchSourceOf(definition).detailedMonitoring ?? definition.launchTemplate === undefined;
}

/** The sizes of a group, at the template's desired capacity. */
export function makeGroup(options: GroupModelOptions, agenda: Agenda): Group {
  const { definition, parameters, start, journal, keepsTimeline = true } = options;
  const { minSize: min, maxSize: max, desiredCapacity } = definition;
  const desired = Math.min(max, Math.max(min, desiredCapacity));
  const { actionLatency } = parameters;
  return new Group({ agenda, desired, range: { min, max }, actionLatency, start, journal, keepsTimeline });
}

/** The instances that follow these sizes; none yet. */
export function makeFleet(options: GroupModelOptions, agenda: Agenda, sizes: Group): Fleet {
  const { definition, parameters, seed, journal } = options;
  const phaseOf = hasDetailedMonitoring(definition)
    ? () => 0
    : (instance: number) => Math.floor(PHASES * seededUnit(seed, `instance ${instance}`));
  const { processes } = sizes;
  return new Fleet({ agenda, parameters, definition, phaseOf, seed, journal, processes, sizes });
}

export function makeMetrics({ stack, definition, parameters, requestsPerCapacity }: GroupModelOptions): GroupMetrics {
  const detailedMonitoring = hasDetailedMonitoring(definition);
  const assumedRequests = assumedRequestsOf(stack, definition);
  return new GroupMetrics({ detailedMonitoring, requestsPerCapacity, assumedRequests, parameters });
}
