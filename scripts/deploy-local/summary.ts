import { type Emulator, type EmulatorName, versionOf } from './emulators';
import { GAPS } from './gaps';
import type { Step } from './steps';

/** What became of an emulator's run. */
export interface Outcome {
  readonly emulator: Emulator;
  /** Where it answers, if it came up. */
  readonly url?: string | undefined;
  /** What each step found, as far as it got. */
  readonly found: readonly string[];
  /** What went wrong, if anything. */
  readonly failure?: string;
}

/** The table at the end: a row a step, a column an emulator. Says only what a step found; below it, what failed. */
export function summarize(outcomes: readonly Outcome[], steps: readonly Step[]): string {
  const rows = [
    ['', ...outcomes.map(({ emulator: { name } }) => `${name} ${versionOf(name)}`)],
    ...steps.map(({ title }, index) => [title, ...outcomes.map((outcome) => cell(outcome, index))]),
    ['adapted', ...outcomes.map(({ emulator: { name } }) => `in ${gapsOf(name)} places, see docs/local.md`)],
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  const table = rows.map((row) => line(row).trimEnd()).join('\n');
  return [`\n${table}\n`, ...outcomes.flatMap(({ failure }) => failure ?? [])].join('\n');
}

const gapsOf = (name: EmulatorName) => GAPS.filter(({ emulator }) => emulator === name).length;

function cell({ found }: Outcome, step: number): string {
  return found[step] ?? (step === found.length ? 'FAILED' : 'not reached');
}
