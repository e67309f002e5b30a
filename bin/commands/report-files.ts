import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlReport } from '../../lib/report/html-report';
import { junitReport } from '../../lib/report/junit-report';
import { reportOfRun } from '../../lib/report/report-of-run';
import type { CostTotal } from '../../lib/twin/cost/cost-text';
import type { Trace } from '../../lib/twin/load/trace';
import type { Verdict } from '../../lib/twin/simulate/report/fail-if';
import type { ReportedRun } from '../../lib/twin/simulate/report/run-json';
import { type JudgedColumn, runMarkdown } from '../../lib/twin/simulate/report/run-markdown';
import type { NamedFile } from './check-outputs';
import type { Outcome } from './run-template';
import type { NewFile } from './write-files';

/** Which reports a command is to write, and to where. */
export interface ReportArguments {
  readonly json?: string;
  readonly csv?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly html?: string;
}

/** An outcome with what it is called beside others, and what came of each condition. */
export interface Judged extends Outcome {
  readonly title: string;
  /** Of all groups of the template that were run, where they are several. */
  readonly costOfAll?: CostTotal;
  readonly verdicts: readonly Verdict[];
}

/** What a command has to report. */
export interface Results {
  /** What was run, with which load, in one line. */
  readonly title: string;
  /** What the load is, in a few words. */
  readonly extent: string;
  readonly load: Trace;
  readonly judged: readonly Judged[];
}

/** The reports that are asked for, by the options that name them. */
export function namedReports({ json, csv, markdown, junit, html }: ReportArguments): readonly NamedFile[] {
  const named = { '--json': json, '--csv': csv, '--markdown': markdown, '--junit': junit, '--html': html };
  return Object.entries(named).flatMap(([option, path]) => (path === undefined ? [] : [{ option, path }]));
}

/** The reports that are the same for one run and for several, as files to write. */
export async function reportFiles(given: ReportArguments, results: Results): Promise<readonly NewFile[]> {
  const { markdown, junit, html } = given;
  const { title, judged } = results;
  return [
    ...(markdown === undefined ? [] : [{ path: markdown, content: [runMarkdown(title, judged.map(columnOf))] }]),
    ...(junit === undefined ? [] : [{ path: junit, content: [junitReport(judged)] }]),
    ...(html === undefined ? [] : [{ path: html, content: [await htmlOf(results)] }]),
  ];
}

/** An outcome as a column of the table of figures. */
export function columnOf({ title, summary, cost, costOfAll, verdicts }: Judged): JudgedColumn {
  return { title, summary, cost, ...(costOfAll && { costOfAll }), verdicts };
}

/** An outcome as JSON has it. */
export function reportedRun({ stackName, ...judged }: Judged, load: Trace): ReportedRun {
  return { ...judged, stack: stackName, load };
}

/** For example `Web, group Group`. */
export function nameOf({ title, group }: Pick<Judged, 'title' | 'group'>): string {
  return `${title}, group ${group.logicalId}`;
}

async function htmlOf({ extent, load, judged }: Results): Promise<string> {
  const runs = judged.map((outcome) => reportOfRun(nameOf(outcome), outcome));
  const read = (name: string) => readFile(join(__dirname, name), 'utf8');
  // What a report carries inside itself is bundled beside this command.
  const assets = { script: await read('report.js'), style: await read('report-style.css') };
  return htmlReport({ title: 'Headroom report', subtitle: extent, notes: load.findings, runs }, assets);
}
