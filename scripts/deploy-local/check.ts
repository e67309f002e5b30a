/** What was deployed is not what the template says, or does not do what it should. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}

/** @throws CheckError when the two differ, with both */
export function checkEqual(what: string, found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) {
    throw new CheckError(`${what} is ${is}, expected ${should}`);
  }
}
