import { defaultTwinParameters, type TwinParameters } from '../../lib/twin/simulate/twin-parameters';
import type { HookDefinition } from '../../lib/twin/template/read-hooks';

/** What a command is told of the things that neither the template nor AWS tells, as it was given. */
export interface AssumptionArguments {
  /** Texts such as `ingestDelay=120`. */
  readonly assume?: readonly string[];
  /** Texts such as `Warm=90`: name or logical id of a lifecycle hook, and after how many seconds it is completed. */
  readonly hook?: readonly string[];
  /** In seconds. */
  readonly boot?: number;
}

/** Parameters without a default. */
const optional: readonly string[] = ['extraEvaluationPeriods', 'terminationsPerMinute'] satisfies ReadonlyArray<
  keyof TwinParameters
>;

/**
 * The parameters that are given; whether their values are right is the simulation's to say.
 *
 * @throws Error with one line for a text that is not a name and a value, or a name that no parameter has
 */
export function assumptionsOf({ assume = [], hook = [], boot }: AssumptionArguments): Partial<TwinParameters> {
  const hooks = Object.fromEntries(
    hook.map((text) => pairOf('--hook', text)).map(([name, value]) => [name, number(value)]),
  );
  return {
    ...(boot !== undefined && { applicationBoot: boot }),
    ...(hook.length > 0 && { hookCompletion: hooks }),
    ...Object.fromEntries(assume.map((text) => assumption(text))),
  };
}

/**
 * The same with hooks by their names, which may be given as logical ids as well; those of other stacks are left out.
 *
 * @param hooks of the stack
 */
export function withHookNames(
  parameters: Partial<TwinParameters>,
  hooks: readonly HookDefinition[],
): Partial<TwinParameters> {
  const { hookCompletion } = parameters;
  if (hookCompletion === undefined) {
    return parameters;
  }
  const named = Object.entries(hookCompletion).flatMap(([given, seconds]) =>
    hooks.filter((hook) => isHook(hook, given)).map(({ name }) => [name, seconds] as const),
  );
  return { ...parameters, hookCompletion: Object.fromEntries(named) };
}

/** Whether a hook has this name or logical id. */
export function isHook({ name, logicalId }: HookDefinition, given: string): boolean {
  return given === name || given === logicalId;
}

/**
 * A name and a value.
 *
 * @throws Error with one line for any other text
 */
export function pairOf(option: string, text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(`${option} must be like Name=value, got '${text}'`);
  }
  return [name, value];
}

function assumption(text: string): readonly [string, unknown] {
  const [name, value] = pairOf('--assume', text);
  const known = [...Object.keys(defaultTwinParameters), ...optional].filter((key) => key !== 'hookCompletion');
  if (!known.includes(name)) {
    throw new Error(`--assume must name one of ${known.join(', ')}, got ${name}`);
  }
  return [name, readValue(value)];
}

function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

/** Not a number where there is none, which the simulation refuses. */
function number(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
