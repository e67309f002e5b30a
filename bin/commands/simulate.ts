import { parseCondition } from '../../lib/twin/simulate/report/fail-if';
import { findingLines } from '../../lib/twin/simulate/report/finding-lines';
import { formatSummary } from '../../lib/twin/simulate/report/format-summary';
import { formatSweep } from '../../lib/twin/simulate/report/format-sweep';
import { runCsv } from '../../lib/twin/simulate/report/run-csv';
import { runJson } from '../../lib/twin/simulate/report/run-json';
import { runMarkdown } from '../../lib/twin/simulate/report/run-markdown';
import { sweep } from '../../lib/twin/simulate/sweep';
import { htmlFile } from './html-file';
import { extent, type LoadArguments, readLoad } from './load';
import { print, section } from './print';
import { runTemplate, type TemplateArguments } from './run-template';
import { writeFiles } from './write-files';

/** Arguments of `headroom simulate`, as they were given. */
export interface SimulateArguments extends LoadArguments, TemplateArguments {
  readonly json?: string;
  readonly csv?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly sweep?: boolean;
  readonly failIf?: readonly string[];
}

/**
 * Runs `headroom simulate`: reads, simulates, prints, writes.
 *
 * @returns the exit code: 0, or 1 when a --fail-if holds
 * @throws Error with one line for input that cannot be used; nothing is written then
 */
export async function simulateCommand(templatePath: string, given: SimulateArguments): Promise<number> {
  const conditions = (given.failIf ?? []).map(parseCondition);
  const load = await readLoad(given);
  const outcome = await runTemplate(templatePath, load, given);
  const { stackName, group, options, run, summary, cost } = outcome;
  const heading = `${extent(load.trace)}, seed ${given.seed}`;
  const title = `${stackName}, group ${group.logicalId}, ${heading}`;
  const markdown = runMarkdown(title, summary, cost.total, conditions);
  const files = [
    ...(given.json === undefined ? [] : [{ path: given.json, content: [runJson(run, summary)] }]),
    ...(given.csv === undefined ? [] : [{ path: given.csv, content: runCsv(run) }]),
    ...(given.markdown === undefined ? [] : [{ path: given.markdown, content: [markdown] }]),
    ...(await htmlFile(given.html, heading, [outcome])),
  ];
  await writeFiles(files);
  print([title, '']);
  print(formatSummary(summary, cost.total));
  if (given.sweep) {
    print(section('Where AWS does not say, one answer at a time', formatSweep(sweep(options))));
  }
  print(section('About the load', load.trace.findings));
  print(section('About the cost', cost.findings));
  print(section('Not understood or not modelled', findingLines(outcome.run)));
  print(
    section(
      'Written',
      files.map(({ path }) => path),
    ),
  );
  const failed = conditions.filter(({ holds }) => holds(summary)).map(({ text }) => text);
  print(section('Failed', failed));
  return failed.length > 0 ? 1 : 0;
}
