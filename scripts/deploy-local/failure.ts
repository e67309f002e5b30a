import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { CommandError } from './command';
import { ROOT } from './folders';

const TAIL = 25;

/** One line that says what went wrong; after a command, also the end of what it printed. */
export function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof CommandError ? `${message}\n${tailOf(error.log)}` : message;
}

function tailOf(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-TAIL);
  return [...lines.map((line) => `  | ${line}`), `  all of it: ${relative(ROOT, log)}`].join('\n');
}
