import { learnedBootTime } from '../../../lib/scaling/boot-time';
import type { ControlledGroup } from '../../../lib/scaling/controller/controlled-groups';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { policyFor } from '../../../lib/scaling/controller/policy-for';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import type { Reason } from '../../../lib/scaling/reason';
import { asError } from '../result';
import type { World } from '../surroundings';

/** What was learned of a group's launches. */
export interface BootTime {
  /** When its activities were read, in milliseconds since the epoch, UTC. */
  readonly readAt: number;
  /** From a launch until the instance serves; absent with too few launches. */
  readonly seconds?: number;
}

/** How often they are read. */
const EVERY = 60 * MINUTE;

/**
 * How a group is to be treated, with what is known of its launches: they are read at a cold start and once an hour, where
 * that is asked for. Without an answer it stays what it was, and is asked for again at the next tick.
 *
 * When that changes how long a boot is, what was learned of the load goes: it was learned for another one, and a cold
 * function would learn it anew.
 *
 * @param now milliseconds since the epoch, UTC
 */
export async function learnPolicy(
  now: number,
  group: ControlledGroup,
  { config, groups, boots, memories }: World,
): Promise<{ readonly policy: ControllerPolicy; readonly remarks: readonly Reason[] }> {
  const known = boots.get(group.name);
  const policy = policyFor(config, group, known?.seconds);
  if (!config.boot.isLearned || (known !== undefined && now - known.readAt < EVERY)) {
    return { policy, remarks: [] };
  }
  try {
    const seconds = learnedBootTime(await groups.launches(group.name));
    boots.set(group.name, { readAt: now, ...(seconds !== undefined && { seconds }) });
    const learned = policyFor(config, group, seconds);
    if (learned.bootMinutes !== policy.bootMinutes) {
      memories.delete(group.name);
    }
    return { policy: learned, remarks: [] };
  } catch (error) {
    const message = `launches were not read, a boot counts ${policy.bootMinutes} minutes: ${asError(error).message}`;
    return { policy, remarks: [{ code: 'BOOT_TIME_NOT_READ', message }] };
  }
}
