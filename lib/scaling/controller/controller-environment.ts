import { type GroupSelection, readGroupSelection } from './controlled-groups';
import type { ControllerMode, ControllerPolicy } from './controller-policy';
import { flag, numberBetween, oneOf, type Problems, type Reader, readAs, secondsUpTo } from './read-variable';

/** What the construct tells the controller's function through its environment. */
export interface ControllerEnvironment {
  readonly groups: GroupSelection;
  /** What all groups have in common. */
  readonly policy: CommonPolicy;
  readonly boot: Boot;
  /** Whether commands that change a group are carried out. */
  readonly obeysOperators: boolean;
}

/** The part of a policy that does not come from the group. */
export type CommonPolicy = Omit<ControllerPolicy, 'baseline' | 'highestFloor' | 'source' | 'bootMinutes'>;

/** From a launch until the instance serves, in seconds: given, or learned from launches, and then this until it is known. */
export interface Boot {
  readonly seconds: number;
  readonly isLearned: boolean;
}

const MODES: readonly ControllerMode[] = ['floor', 'lead'];

/** Most seconds that a capacity may be held for: a day. */
const LONGEST_HOLD = 86_400;

/** Most seconds that an instance may take until it serves: an hour. */
const LONGEST_BOOT = 3600;

/**
 * Reads the controller's configuration.
 *
 * | variable | | default |
 * |---|---|---|
 * | which groups | see {@link readGroupSelection} | |
 * | `CONTROLLER_MODE` | `floor` or `lead` | `floor` |
 * | `SHADOW` | `true`: decide and report, and write nothing | `false` |
 * | `OPERATOR_COMMANDS` | `false`: refuse commands that change a group | `true` |
 * | `QUALITY` | share of minutes that may be above 85 % utilisation, in percent, 0.1 to 50 | 1 |
 * | `BOOT_TIME` | from a launch until the instance serves, whole seconds from 0 to 3600; counts in full minutes | 120 |
 * | `LEARN_BOOT_TIME` | `true`: from the group's launches, `BOOT_TIME` until there are 3 | `false` |
 * | `MINIMUM_HOLD` | time for which what was planned is held, whole seconds from 0 to 86400 | 900 |
 * | `TOLERANCE` | by how much less than desired capacity is not followed, in percent of it, 0 to 100 | 0 |
 * | `SCALE_IN_LIMIT` | most that is removed at a tick, in percent of desired capacity, 1 to 100 | 50 |
 * | `SCALE_OUT_LIMIT` | most that is added at a tick, in percent of desired capacity, 1 to 10000 | no limit |
 *
 * @throws Error that names every variable that is missing or wrong, together
 */
export function readControllerEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): ControllerEnvironment {
  const problems: Problems = [];
  const read = <T>(name: string, reader: Reader<T>, byDefault: T): T =>
    environment[name] === undefined ? byDefault : readAs(reader, name, environment[name], problems, byDefault);
  const groups = readGroupSelection(environment, problems);
  const percent = (name: string, least: number, most: number, byDefault: number) =>
    read(name, numberBetween(least, most), byDefault) / 100;
  const policy: CommonPolicy = {
    mode: read('CONTROLLER_MODE', oneOf(MODES), 'floor'),
    isShadow: read('SHADOW', flag, false),
    quality: percent('QUALITY', 0.1, 50, 1),
    minimumHold: read('MINIMUM_HOLD', secondsUpTo(LONGEST_HOLD), 900),
    tolerance: percent('TOLERANCE', 0, 100, 0),
    scaleInLimit: percent('SCALE_IN_LIMIT', 1, 100, 50),
    ...(environment.SCALE_OUT_LIMIT !== undefined && { scaleOutLimit: percent('SCALE_OUT_LIMIT', 1, 10_000, 100) }),
  };
  const boot = {
    seconds: read('BOOT_TIME', secondsUpTo(LONGEST_BOOT), 120),
    isLearned: read('LEARN_BOOT_TIME', flag, false),
  };
  const obeysOperators = read('OPERATOR_COMMANDS', flag, true);
  if (problems.length > 0) {
    throw new Error(`environment of the capacity controller: ${problems.join('; ')}`);
  }
  return { groups, policy, boot, obeysOperators };
}
