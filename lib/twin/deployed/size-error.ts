/** A size that the service refuses. The message is AWS's own. */
export class SizeError extends RangeError {
  override readonly name = 'SizeError';
}
