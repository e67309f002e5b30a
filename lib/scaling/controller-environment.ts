import type { ControllerPolicy } from './controller-policy';

/** What the construct tells the controller's function through its environment. */
export interface ControllerEnvironment {
  readonly groupName: string;
  readonly policy: ControllerPolicy;
}

const MODES: readonly string[] = ['shadow', 'lead'] satisfies ReadonlyArray<ControllerPolicy['mode']>;

/** Most seconds that a capacity may be held for: a day. */
const LONGEST_HOLD = 86_400;

/** Most seconds that an instance may take until it serves: an hour. */
const LONGEST_BOOT = 3600;

/**
 * Reads the controller's configuration.
 *
 * | variable | | default |
 * |---|---|---|
 * | `AUTO_SCALING_GROUP_NAME` | the group that is controlled | |
 * | `CONTROLLER_MODE` | `shadow` or `lead` | `shadow` |
 * | `QUALITY` | share of minutes that may be above 85 % utilisation, in percent, 0.1 to 50 | 1 |
 * | `BOOT_TIME` | from a launch until the instance serves, whole seconds from 0 to 3600; counts in full minutes | 120 |
 * | `MINIMUM_HOLD` | time for which what was planned is held, whole seconds from 0 to 86400 | 900 |
 *
 * @throws Error that names every variable that is missing or wrong, together
 */
export function readControllerEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): ControllerEnvironment {
  const {
    AUTO_SCALING_GROUP_NAME: groupName = '',
    CONTROLLER_MODE: mode = 'shadow',
    QUALITY: quality = '1',
    BOOT_TIME: boot = '120',
    MINIMUM_HOLD: hold = '900',
  } = environment;
  const problems = [
    groupName !== '' || 'AUTO_SCALING_GROUP_NAME is not set',
    isMode(mode) || `CONTROLLER_MODE must be ${MODES.join(' or ')}, got ${given(mode)}`,
    isQuality(quality) || `QUALITY must be a number between 0.1 and 50, got ${given(quality)}`,
    isSeconds(boot, LONGEST_BOOT) || `BOOT_TIME ${mustBeSeconds(LONGEST_BOOT)}, got ${given(boot)}`,
    isSeconds(hold, LONGEST_HOLD) || `MINIMUM_HOLD ${mustBeSeconds(LONGEST_HOLD)}, got ${given(hold)}`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0 || !isMode(mode)) {
    throw new Error(`environment of the capacity controller: ${problems.join('; ')}`);
  }
  const bootMinutes = Math.ceil(Number(boot) / 60);
  return { groupName, policy: { mode, quality: Number(quality) / 100, bootMinutes, minimumHold: Number(hold) } };
}

function isMode(text: string): text is ControllerPolicy['mode'] {
  return MODES.includes(text);
}

function isQuality(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && Number(text) >= 0.1 && Number(text) <= 50;
}

function isSeconds(text: string, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) <= most;
}

function mustBeSeconds(most: number): string {
  return `must be a whole number of seconds between 0 and ${most}`;
}

function given(text: string): string {
  return text === '' ? 'nothing' : text;
}
