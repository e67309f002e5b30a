import { Refusal } from '../../twin/refusal';
import { AwsError } from '../aws-error';
import type { XmlObject } from '../xml';

/** Scheduled actions that one call may put or delete. */
const MAX_BATCH = 50;

interface Batch<T> {
  /** The scheduled action that an item is about. */
  readonly nameOf: (item: T) => string;
  readonly attempt: (item: T) => void;
}

/**
 * Attempts each item of a call; tells those that are refused, as batch calls return them.
 *
 * @throws AwsError when there are none, or too many
 */
export function failuresOf<T>(
  member: string,
  items: readonly T[],
  { nameOf, attempt }: Batch<T>,
): readonly XmlObject[] {
  if (items.length === 0 || items.length > MAX_BATCH) {
    throw new AwsError('ValidationError', `${member} must be 1 to ${MAX_BATCH}, got ${items.length}`);
  }
  return items.flatMap((item) => {
    try {
      attempt(item);
      return [];
    } catch (error) {
      return [failureElement(nameOf(item), error)];
    }
  });
}

/** What nobody expected fails the whole call. */
function failureElement(name: string, error: unknown): XmlObject {
  if (!(error instanceof Refusal)) {
    throw error;
  }
  return { ScheduledActionName: name, ErrorCode: error.code, ErrorMessage: error.message };
}
