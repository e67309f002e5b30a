import type { ControllerPolicy } from './controller-policy';

/** What the construct tells the controller's function through its environment. */
export interface ControllerEnvironment {
  readonly groupName: string;
  readonly policy: ControllerPolicy;
}

const MODES: readonly string[] = ['shadow', 'lead'] satisfies ReadonlyArray<ControllerPolicy['mode']>;

/** Most seconds that a lower need may have to last: a day. */
const LONGEST_HOLD = 86_400;

/**
 * Reads the controller's configuration.
 *
 * | variable | | default |
 * |---|---|---|
 * | `AUTO_SCALING_GROUP_NAME` | the group that is controlled | |
 * | `CONTROLLER_MODE` | `shadow` or `lead` | `shadow` |
 * | `TARGET_UTILIZATION` | share of an instance that load may use, in percent, 1 to 100 | 60 |
 * | `MINIMUM_HOLD` | time for which a lower need must last, whole seconds from 0 to 86400 | 900 |
 *
 * @throws Error that names every variable that is missing or wrong, together
 */
export function readControllerEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): ControllerEnvironment {
  const {
    AUTO_SCALING_GROUP_NAME: groupName = '',
    CONTROLLER_MODE: mode = 'shadow',
    TARGET_UTILIZATION: target = '60',
    MINIMUM_HOLD: hold = '900',
  } = environment;
  const problems = [
    groupName !== '' || 'AUTO_SCALING_GROUP_NAME is not set',
    isMode(mode) || `CONTROLLER_MODE must be ${MODES.join(' or ')}, got ${given(mode)}`,
    isPercentage(target) || `TARGET_UTILIZATION must be a number between 1 and 100, got ${given(target)}`,
    isHold(hold) || `MINIMUM_HOLD must be a whole number of seconds between 0 and ${LONGEST_HOLD}, got ${given(hold)}`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0 || !isMode(mode)) {
    throw new Error(`environment of the capacity controller: ${problems.join('; ')}`);
  }
  return { groupName, policy: { mode, targetUtilization: Number(target) / 100, minimumHold: Number(hold) } };
}

function isMode(text: string): text is ControllerPolicy['mode'] {
  return MODES.includes(text);
}

function isPercentage(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && Number(text) >= 1 && Number(text) <= 100;
}

function isHold(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= LONGEST_HOLD;
}

function given(text: string): string {
  return text === '' ? 'nothing' : text;
}
