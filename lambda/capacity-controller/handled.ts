import type { Answer, Answers } from './answer';
import type { Delivery } from './events/delivery';

/** A failure, and the group that it is about. */
export interface Failure {
  readonly group?: string;
  readonly error: Error;
}

/** What came of a message. */
export interface Handled {
  readonly id?: string;
  readonly answers: readonly Answer[];
  readonly failures: readonly Failure[];
}

/** What a queue wants to know: which messages to keep. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * What the function answers after its work: a queue is told which messages failed, everybody else what was done.
 *
 * @throws the one error of the one group, or an AggregateError that names each group that failed, so that alarms see it
 */
export function respond({ source }: Delivery, handled: readonly Handled[]): Answer | Answers | BatchResponse {
  if (source === 'sqs') {
    const failed = handled.filter(({ id, failures }) => id !== undefined && failures.length > 0);
    return { batchItemFailures: failed.map(({ id }) => ({ itemIdentifier: id! })) };
  }
  const failures = [...new Set(handled.flatMap((one) => one.failures))];
  const answers = [...new Set(handled.flatMap((one) => one.answers))];
  if (failures.length > 0) {
    throw together(failures, answers.length === 0);
  }
  const [only] = answers;
  return only !== undefined && answers.length === 1 ? only : { answers };
}

function together(failures: readonly Failure[], isAll: boolean): Error {
  const [only] = failures;
  if (only !== undefined && failures.length === 1 && isAll) {
    return only.error;
  }
  const told = failures.map(({ group, error }) => `${group ? `${group}: ` : ''}${error.name}: ${error.message}`);
  return new AggregateError(
    failures.map(({ error }) => error),
    told.join('; '),
  );
}
