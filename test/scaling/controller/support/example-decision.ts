import type { ControllerPolicy } from '../../../../lib/scaling/controller/controller-policy';
import type { Evidence } from '../../../../lib/scaling/controller/evidence';
import type { GroupSnapshot } from '../../../../lib/scaling/controller/group-snapshot';

export const NOW = Date.UTC(2026, 0, 1);

/** A policy that asks for nothing special. */
export const LEAD: ControllerPolicy = {
  mode: 'lead',
  isShadow: false,
  source: { kind: 'cpu' },
  quality: 0.01,
  bootMinutes: 2,
  minimumHold: 900,
  baseline: 1,
  tolerance: 0,
  scaleInLimit: 1,
};
export const FLOOR: ControllerPolicy = { ...LEAD, mode: 'floor' };

/** Requests of a balancer. */
export const REQUESTS = {
  namespace: 'AWS/ApplicationELB',
  name: 'RequestCount',
  dimensions: { TargetGroup: 'targetgroup/web/1', LoadBalancer: 'app/web/1' },
  statistic: 'Sum',
};

/** A group that nothing keeps from being written to. */
export const GROUP: GroupSnapshot = {
  name: 'web',
  range: { min: 1, max: 10 },
  desiredCapacity: 4,
  suspendedProcesses: [],
  scheduledActions: [],
};

/** Of a load that is known for just as long as it has to be. */
export const EVIDENCE: Evidence = {
  needed: 4,
  readings: 1,
  used: 1,
  seenUntil: NOW,
  knownSince: NOW - LEAD.minimumHold * 1000,
};
