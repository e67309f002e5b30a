import { Refusal } from '../refusal';

/** A size that the service refuses. The message is AWS's own. */
export class SizeError extends Refusal {
  override readonly name = 'SizeError';

  constructor(message: string) {
    super('ValidationError', message);
  }
}
