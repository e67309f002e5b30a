import { parseCondition } from '../../lib/twin/simulate/report/fail-if';
import { FINDINGS_HEADING, findingLines } from '../../lib/twin/simulate/report/finding-lines';
import { formatSummaries } from '../../lib/twin/simulate/report/format-summary';
import { runCsv } from '../../lib/twin/simulate/report/run-csv';
import { runJson, runsJson } from '../../lib/twin/simulate/report/run-json';
import { judge } from './judge';
import { extentOf, type Load } from './load';
import { failedLines, print, section } from './print';
import type { Progress } from './progress';
import { columnOf, type Judged, namedReports, type ReportArguments, reportedRun, reportFiles } from './report-files';
import type { Outcome } from './run-template';
import { titleOf } from './tell-title';
import type { Titled } from './titled';
import { writeFiles } from './write-files';

/** How a command is to report what came of its runs. */
export interface TellArguments extends ReportArguments {
  readonly failIf?: readonly string[];
  readonly seed: number;
}

/** What came of the runs of a command. */
export interface Results {
  readonly load: Load;
  /** In the order of their columns, with what each is called beside the others. */
  readonly outcomes: readonly Titled<Outcome>[];
  /** What the command has to say besides, after the summary. */
  readonly sections?: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** The conditions of --fail-if, checked before anything is run. */
export function conditionsOf({ failIf = [] }: TellArguments) {
  return failIf.map(parseCondition);
}

/** The same as `tellOutcomes`, under the title, for a command that has not printed it yet. */
export async function tellResults(results: Results, given: TellArguments, progress: Progress): Promise<number> {
  progress.clear();
  print([titleOf(results.outcomes, results.load, given), '']);
  return tellOutcomes(results, given, progress);
}

/**
 * Writes the reports that are asked for, and prints the runs side by side.
 *
 * @returns the exit code: 0, or 1 when a --fail-if holds for any of them
 */
export async function tellOutcomes(results: Results, given: TellArguments, progress: Progress): Promise<number> {
  const { load, outcomes, sections = [] } = results;
  const judged = judge(outcomes, conditionsOf(given));
  const [only] = judged.length === 1 ? judged : [];
  const extent = `${extentOf(load.trace)}, seed ${given.seed}`;
  await write(judged, load, given, { title: titleOf(outcomes, load, given), extent }, progress);

  progress.clear();
  print(formatSummaries(only ? [{ ...columnOf(only), title: 'this template' }] : judged.map(columnOf)));
  for (const { title: heading, lines } of sections) {
    print(section(heading, lines));
  }
  tellFindings(judged, load);
  print(
    section(
      'Written',
      namedReports(given).map(({ path }) => path),
    ),
  );
  print(section('Failed', failedLines(judged)));
  return judged.some(({ verdicts }) => verdicts.some(({ failed }) => failed)) ? 1 : 0;
}

async function write(
  judged: readonly Judged[],
  { trace }: Load,
  given: TellArguments,
  { title, extent }: { readonly title: string; readonly extent: string },
  progress: Progress,
): Promise<void> {
  const { json, csv } = given;
  const reported = judged.map((run) => reportedRun(run, trace));
  const asJson = () => (reported.length === 1 ? runJson(reported[0]!) : runsJson(reported));
  await writeFiles([
    ...(json === undefined ? [] : [{ path: json, content: [asJson()] }]),
    ...(csv === undefined ? [] : [{ path: csv, content: runCsv(judged[0]!.run, progress.of('writing')) }]),
    ...(await reportFiles(given, { title, extent, load: trace, judged })),
  ]);
}

function tellFindings(judged: readonly Judged[], { trace }: Load): void {
  print(section('About the load', trace.findings));
  print(section('About the cost', [...new Set(judged.flatMap(({ cost }) => cost.findings))]));
  for (const { title, run } of judged) {
    print(section(judged.length === 1 ? FINDINGS_HEADING : `${FINDINGS_HEADING}, ${title}`, findingLines(run)));
  }
}
