import { instanceCapacity } from '../capacity/instance-capacity';
import { usualNeeds } from '../lease/usual-needs';
import { planCapacity } from '../planner/plan-capacity';
import type { ControllerMemory, Remembered } from './controller-memory';
import type { ControllerPolicy } from './controller-policy';
import type { Evidence, ForecastEvidence } from './evidence';
import { plannerPolicyOf } from './planner-policy-of';

/**
 * What a memory says about a moment, small enough for a line in a log.
 *
 * @param now milliseconds since the epoch, UTC
 * @param readings how many came, used or not
 */
export function evidenceOf(
  now: number,
  policy: ControllerPolicy,
  { memory, used }: Remembered,
  readings: number,
): Evidence {
  const { seenUntil, knownSince, utilization, planner } = memory;
  const needed = planCapacity(planner);
  const forecast = forecastOf(memory, policy);
  const instance = policy.source.kind === 'demand' ? instanceCapacity(memory.instance) : undefined;
  const usual = usualNeeds(memory.needs, now);
  return {
    readings,
    used,
    seenUntil,
    knownSince,
    ...(needed !== undefined && { needed }),
    ...(forecast && { forecast }),
    ...(utilization >= 0 && { utilization }),
    ...(instance && { instance }),
    ...(usual && { usual }),
  };
}

function forecastOf({ planner }: ControllerMemory, policy: ControllerPolicy): ForecastEvidence | undefined {
  const { leadMinutes } = plannerPolicyOf(policy);
  const forecast = planner.forecasts[planner.minute % leadMinutes];
  return forecast
    ? { load: forecast.from, minutes: leadMinutes, expected: forecast.load, error: forecast.error }
    : undefined;
}
