import { findPython } from '../../scripts/python/find-python';
import { ensureVenv, type Venv } from '../../scripts/python/venv';

/** Making the virtual environment takes a minute, once. */
const MINUTES = 60_000;

/**
 * A `describe` for tests that need what the project installs from PyPI. In CI they run or fail; for a user without Python
 * they are skipped, and say so.
 */
export function describeWithPython(name: string, tests: (tools: () => Venv) => void): void {
  if (!process.env.CI && !hasPython()) {
    console.warn(`NOT TESTED, because there is no Python 3.10 or newer: ${name}`);
    describe.skip(name, () => tests(() => fail()));
    return;
  }
  describe(name, () => {
    let venv: Venv | undefined;
    beforeAll(async () => {
      venv = await ensureVenv();
    }, 10 * MINUTES);

    tests(() => venv ?? fail());
  });
}

function hasPython(): boolean {
  try {
    return findPython() !== '';
  } catch {
    return false;
  }
}

function fail(): never {
  throw new Error('the virtual environment is there once a test runs');
}
