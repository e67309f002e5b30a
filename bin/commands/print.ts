import { verdictText } from '../../lib/twin/simulate/report/fail-if';
import type { Judged } from './report-files';

/** Lines under a title, or nothing where there are none. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** A line for each condition that holds, with the template when there are several. */
export function failedLines(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ title, verdicts }) =>
    verdicts
      .filter(({ failed }) => failed)
      .map((verdict) => (judged.length > 1 ? `${title}: ${verdictText(verdict)}` : verdictText(verdict))),
  );
}

export function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
