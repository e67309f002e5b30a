import type { Finding } from '../../template/property-reader';
import type { GroupDefinition } from '../../template/read-groups';
import type { TwinParameters } from '../twin-parameters';
import type { Fleet } from './fleet';
import { hookWait } from './hooks';

/**
 * What of a group made it launch again and again in a run, each once with its count: a grace period that is shorter than
 * its application takes (rule 5.3.1), and a launch hook that is abandoned (rule 5.2.4). Empty for a group without either.
 *
 * @example findReplaced(fleet, definition, parameters)[0]?.message // '9 instances were replaced before they served: ...'
 */
export function findReplaced(
  { life: { replacedUnserved, abandoned } }: Pick<Fleet, 'life'>,
  definition: GroupDefinition,
  parameters: TwinParameters,
): readonly Finding[] {
  return [
    ...(replacedUnserved > 0 ? [replacedOf(replacedUnserved, definition, parameters)] : []),
    ...(abandoned > 0 ? [abandonedOf(abandoned, definition, parameters)] : []),
  ];
}

function replacedOf(
  count: number,
  { logicalId, healthCheckGracePeriod }: GroupDefinition,
  { applicationBoot }: TwinParameters,
): Finding {
  return {
    path: `Resources.${logicalId}.Properties.HealthCheckGracePeriod`,
    message: `${replacedText(count)} before ${count === 1 ? 'it' : 'they'} served: grace period ${healthCheckGracePeriod} s, application ${applicationBoot} s`,
  };
}

function replacedText(count: number): string {
  return count === 1 ? '1 instance was replaced' : `${count} instances were replaced`;
}

/** Names the launch hook that is the first to abandon. */
function abandonedOf(count: number, { logicalId, hooks }: GroupDefinition, parameters: TwinParameters): Finding {
  const waits = hooks.map((hook) => ({ hook, wait: hookWait([hook], 'launching', parameters) }));
  const abandoning = waits.filter(({ wait }) => wait?.result === 'ABANDON');
  const seconds = Math.min(...abandoning.map(({ wait }) => wait!.seconds));
  const first = abandoning.find(({ wait }) => wait?.seconds === seconds);
  const launches = count === 1 ? '1 launch was' : `${count} launches were`;
  return {
    path: `${first?.hook.path ?? `Resources.${logicalId}`}.DefaultResult`,
    message: `${launches} abandoned: ${first?.hook.name} ended with ABANDON after ${seconds} s`,
  };
}
