/** The controller does not know this kind of event. Nothing was read and nothing was changed. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}
