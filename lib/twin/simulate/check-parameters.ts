import { refuse } from './refuse';
import type { TwinParameters } from './twin-parameters';

/** What is wrong with a value, without its name; undefined when nothing is. */
type Check = (value: unknown) => string | undefined;

/** Numbers from `least` to `most`, whole ones if so asked. */
function number(least: number, most: number = Number.POSITIVE_INFINITY, isWhole = false): Check {
  const kind = isWhole ? 'a whole number' : 'a number';
  const range = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `between ${least} and ${most}`;
  return (value) =>
    typeof value === 'number' &&
    value >= least &&
    value <= Math.min(most, Number.MAX_VALUE) &&
    (!isWhole || Number.isInteger(value))
      ? undefined
      : `must be ${kind} ${range}`;
}

function oneOf(...values: readonly unknown[]): Check {
  return (value) => (values.includes(value) ? undefined : `must be ${values.map(String).join(' or ')}`);
}

/** A word, or what else is allowed. */
function either(word: string | undefined, check: Check): Check {
  return (value) => {
    const problem = value === word ? undefined : check(value);
    return problem && word !== undefined ? `${problem} or ${word}` : problem;
  };
}

/** A number of seconds for each name. */
const hooks: Check = (value) =>
  value !== null && typeof value === 'object' && Object.values(value).every((time) => seconds(time) === undefined)
    ? undefined
    : 'must be a number of at least 0 for each hook';

const seconds = number(0);
const second = either('seeded', number(0, 59, true));

const checks: { readonly [name in keyof Required<TwinParameters>]: Check } = {
  actionLatency: seconds,
  launchToInService: seconds,
  applicationBoot: seconds,
  shutdown: seconds,
  warmStoppedStart: seconds,
  warmRunningStart: seconds,
  warmApplicationBoot: seconds,
  hookCompletion: hooks,
  ingestDelay: seconds,
  alarmSecond: second,
  alarmLowSecond: oneOf('kept', 'redrawn'),
  controllerSecond: second,
  alarmLowThreshold: oneOf('by capacity', 'flat'),
  alarmHighPeriods: number(1, 15, true),
  shortPeriodAlarms: oneOf('as many', 'as long'),
  trackedValue: oneOf('latest', 'mean of three'),
  requestBase: oneOf('healthy targets', 'past warm-up'),
  scaleInStep: oneOf('one', 'proportional', 'tenPercent'),
  cooldownAfterScaleIn: oneOf(true, false),
  trackingHold: seconds,
  cooldownStart: oneOf('start of draining', 'end of draining'),
  extraEvaluationPeriods: either(undefined, number(0, 1000, true)),
  whenTooYoung: oneOf('keep', 'OK'),
  skippedHour: oneOf('skip', 'shift'),
  scheduledOutside: oneOf('clamp', 'fail'),
  terminationsPerMinute: either(undefined, number(1, 100_000, true)),
  healthCheckPoll: number(1), // more often than instances can be replaced is for ever
  healthCheckTimeout: seconds,
  failuresPerInstanceHour: number(0, 3600),
  spotInterruptionsPerInstanceHour: number(0, 3600),
  forecast: oneOf('seasonal median', 'oracle', 'off'),
};

/**
 * Checks what a run is to assume.
 *
 * @throws RangeError that names every parameter that is wrong, its value and what it must be
 */
export function checkParameters(parameters: TwinParameters): void {
  refuse(parameterProblems(parameters));
}

/** What is wrong with parameters: values out of their range, and names that there are not. */
export function parameterProblems(parameters: TwinParameters): readonly string[] {
  const unknown = Object.keys(parameters).filter((name) => !Object.hasOwn(checks, name));
  const wrong = Object.entries(checks).flatMap(([name, check]) => {
    const value = parameters[name as keyof TwinParameters];
    const problem = check(value);
    return problem === undefined ? [] : [`${name} ${problem}, got ${shown(value)}`];
  });
  return [...wrong, ...unknown.map((name) => `parameters must be fields of TwinParameters, got ${name}`)];
}

function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
