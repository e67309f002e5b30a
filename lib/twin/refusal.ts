/** What the service refuses to do, with the code of its error. The message is AWS's own where it is known. */
export class Refusal extends RangeError {
  override readonly name: string = 'Refusal';

  constructor(
    readonly code: 'ValidationError' | 'AlreadyExists' | 'LimitExceeded',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
