/** @throws RangeError with all problems in one line, when there are any */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new RangeError(problems.join('; '));
  }
}
