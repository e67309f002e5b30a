import * as v from 'valibot';

/** How a launch ends. */
export type Result = 'CONTINUE' | 'ABANDON';

/** What the function was set up with. */
export interface Environment {
  /** The target groups that an instance has to be healthy in. */
  readonly targetGroupArns: readonly string[];
  /** From the launch event until the instance is given up, in milliseconds. */
  readonly timeout: number;
  /** Between two looks, in milliseconds. */
  readonly interval: number;
  /** What then becomes of it. */
  readonly onTimeout: Result;
}

const seconds = v.pipe(
  v.string('is missing'),
  v.regex(/^[1-9]\d{0,3}$/, 'must be a whole number of seconds above 0'),
  v.transform((text) => Number(text) * 1000),
);
const given = v.pipe(v.string('is missing'), v.minLength(1, 'must not be empty'));

const schema = v.object({
  TARGET_GROUP_ARNS: v.pipe(
    given,
    v.transform((text) => text.split(',')),
  ),
  TIMEOUT_SECONDS: seconds,
  INTERVAL_SECONDS: seconds,
  ON_TIMEOUT: v.picklist(['CONTINUE', 'ABANDON'], 'must be CONTINUE or ABANDON'),
});

/** @throws RangeError that names each variable that is missing or wrong */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const result = v.safeParse(schema, variables);
  if (!result.success) {
    const problems = result.issues.map(({ path, message }) => `${path?.[0].key} ${message}`);
    throw new RangeError(problems.join('; '));
  }
  const { output } = result;
  return {
    targetGroupArns: output.TARGET_GROUP_ARNS,
    timeout: output.TIMEOUT_SECONDS,
    interval: output.INTERVAL_SECONDS,
    onTimeout: output.ON_TIMEOUT,
  };
}
