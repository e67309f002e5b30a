/** The load of a group could not be read. What could be done without it is done. */
export class LoadNotReadError extends Error {
  override readonly name = 'LoadNotReadError';

  constructor(groupName: string, cause: Error) {
    super(`load of ${groupName} could not be read: ${cause.name}: ${cause.message}`, { cause });
  }
}
