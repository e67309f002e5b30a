/** An error that the service answers with, worded as AWS words it. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(
    /** For example `ValidationError`. */
    readonly code: string,
    message: string,
    /** HTTP status. */
    readonly status = 400,
  ) {
    super(message);
  }
}

/** The message of the service's parameter checks: what is wrong with which value of which member. */
export function constraintError(member: string, value: string | null, constraint: string): AwsError {
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  const shown = value === null ? 'null' : `'${value}'`;
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value ${shown} at '${name}' failed to satisfy constraint: ${constraint}`,
  );
}
