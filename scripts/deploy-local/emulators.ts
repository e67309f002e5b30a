import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './folders';

export type EmulatorName = 'moto' | 'ministack';

/** What is different between the emulators, for a run. Why it is, with the errors seen: `gaps.ts`. */
export interface Emulator {
  readonly name: EmulatorName;
  /** Starts it on the port that is its only argument. */
  readonly launcher: string;
  readonly account: string;
  readonly accessKey: string;
  readonly runsLambda: boolean;
  readonly deletesStacks: boolean;
  readonly deployArguments: readonly string[];
}

const launcher = (file: string) => join(__dirname, 'emulators', file);

export const EMULATORS: readonly Emulator[] = [
  {
    name: 'moto',
    launcher: launcher('moto_server.py'),
    account: '123456789012',
    accessKey: 'local-moto',
    runsLambda: false,
    deletesStacks: false,
    deployArguments: ['--no-previous-parameters'],
  },
  {
    name: 'ministack',
    launcher: launcher('ministack_server.py'),
    account: '000000000000',
    accessKey: 'local-ministack',
    runsLambda: true,
    deletesStacks: true,
    deployArguments: [],
  },
];

/** The version that `scripts/python/requirements.in` pins. */
export function versionOf(name: EmulatorName): string {
  const pins = readFileSync(join(ROOT, 'scripts', 'python', 'requirements.in'), 'utf8');
  return new RegExp(`^${name}(?:\\[.*\\])?==(.+)$`, 'm').exec(pins)?.[1] ?? 'unknown';
}
