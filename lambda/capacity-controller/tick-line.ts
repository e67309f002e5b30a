import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import { scheduledActionsAfter } from '../../lib/scaling/controller/scheduled-actions-after';
import { type TickMetrics, tickMetrics } from '../../lib/scaling/controller/tick-metrics';
import type { Reason } from '../../lib/scaling/reason';
import type { Calls } from './call-meter';
import { embeddedMetrics } from './embedded-metrics';
import type { Request } from './events/delivery';
import type { DecidedTick, GroupTick } from './tick/group-tick';

/** What a line tells of a tick beside the tick. */
interface TickLine {
  readonly tick: GroupTick;
  readonly request: Request;
  readonly requestId: string;
  readonly functionName: string;
  readonly calls: Calls;
}

/**
 * The one line of a group and tick, which is also the envelope of its metrics.
 *
 * It holds all that the decision went by: `decideOn(now, policy, snapshot, evidence)` comes to its `plan`, `actions` and
 * `reasons` again. Of the actions the first `done` were carried out, or in a dry run would have been. `remarks` are what the
 * shell adds to the reasons. `calls` are those for the group, tries that failed included, and those for all groups together.
 *
 * About 8 KB for a group of 40 scheduled actions, of which AWS takes 256 KB.
 */
export function tickLine({
  tick,
  request,
  requestId,
  functionName,
  calls,
}: TickLine): Readonly<Record<string, unknown>> {
  const { group, now, decided, remarks, error, ms } = tick;
  const metrics = metricsOf(tick, calls.throttles);
  return {
    level: error ? 'ERROR' : decided ? 'INFO' : 'WARN',
    time: new Date(now).toISOString(),
    requestId,
    command: request.command,
    group,
    dryRun: request.dryRun,
    outcome: error ? 'failed' : 'skipped',
    reasons: reasonsOf(tick),
    ...(decided && whatWasDecided(decided)),
    ...(remarks.length > 0 && { remarks }),
    ...(error && { error: { name: error.name, message: error.message } }),
    now,
    ms,
    calls: calls.calls,
    throttles: calls.throttles,
    ...(!request.dryRun && embeddedMetrics(now, group, functionName, metrics)),
  };
}

function reasonsOf({ error, remarks }: GroupTick): readonly Reason[] {
  return error ? [{ code: 'FAILED', message: error.message }] : remarks;
}

function whatWasDecided(decided: DecidedTick) {
  const { policy, snapshot, evidence, plan, actions, done, reasons, answer } = decided;
  const { outcome, dryRun, desiredCapacity, floor, newestLoad } = answer;
  return {
    outcome,
    dryRun,
    mode: policy.mode,
    desiredCapacity,
    floor,
    ...(newestLoad && { newestLoad }),
    plan,
    actions,
    done: done.length,
    reasons,
    policy,
    snapshot: withoutInService(snapshot),
    evidence,
  };
}

/** Of instances only those on their way are decided by; those in service may be many. */
function withoutInService({ instances, ...group }: GroupSnapshot): GroupSnapshot {
  const others = instances?.filter(({ lifecycleState }) => lifecycleState !== 'InService');
  return { ...group, ...(others && { instances: others }) };
}

function metricsOf({ now, decided }: GroupTick, throttles: number): Partial<TickMetrics> {
  if (decided === undefined) {
    return { Throttles: throttles, Heartbeat: 0 };
  }
  const { snapshot, evidence, actions, done, answer, floorInForce } = decided;
  const scheduledActions = scheduledActionsAfter(snapshot.scheduledActions, answer.dryRun ? [] : done);
  const isComplete = done.length === actions.length;
  return tickMetrics({ now, snapshot, evidence, scheduledActions, floorInForce, throttles, isComplete });
}
