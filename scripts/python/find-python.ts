import { spawnSync } from 'node:child_process';

const MINIMUM = [3, 10] as const;
const NAMES = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python'];
const ASK = 'import sys, venv, ensurepip; print(sys.version_info.major, sys.version_info.minor)';

/**
 * The first Python that is new enough and can make virtual environments: `PYTHON`, then the usual names on the PATH.
 *
 * @throws Error, in one sentence: what is needed, where it was looked for, what was found instead
 */
export function findPython(environment: NodeJS.ProcessEnv = process.env): string {
  const candidates = environment.PYTHON ? [environment.PYTHON, ...NAMES] : NAMES;
  const refused: string[] = [];
  for (const candidate of candidates) {
    const problem = problemOf(candidate, environment);
    if (problem === undefined) {
      return candidate;
    }
    if (problem !== 'not found') {
      refused.push(`${candidate} (${problem})`);
    }
  }
  const found = refused.length > 0 ? `found only ${refused.join(', ')}` : 'found none';
  const variable = environment.PYTHON ? 'in PYTHON' : 'in PYTHON, which is not set,';
  throw new Error(
    `Python ${MINIMUM.join('.')} or newer with its venv module is needed: ` +
      `looked ${variable} and for ${NAMES.join(', ')} on the PATH, ${found}`,
  );
}

function problemOf(candidate: string, environment: NodeJS.ProcessEnv): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(candidate, ['-c', ASK], { encoding: 'utf8', env: environment });
  if (error || status === 127) {
    return 'not found';
  }
  if (status !== 0) {
    return stderr.includes('ModuleNotFoundError') ? 'without venv or ensurepip' : `exit code ${status}`;
  }
  const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
  const newEnough = major === MINIMUM[0] && minor >= MINIMUM[1];
  return newEnough ? undefined : `version ${major}.${minor}`;
}
