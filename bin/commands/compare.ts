import { findingLines } from '../../lib/twin/simulate/report/finding-lines';
import { formatSummaries } from '../../lib/twin/simulate/report/format-summary';
import { htmlFile } from './html-file';
import { extent, type LoadArguments, readLoad } from './load';
import { print, section } from './print';
import { type Outcome, runTemplate, type TemplateArguments } from './run-template';
import { writeFiles } from './write-files';

/** Arguments of `headroom compare`, as they were given. */
export interface CompareArguments extends LoadArguments, TemplateArguments {
  readonly html?: string;
}

/**
 * Runs `headroom compare`: the same load against each template, side by side.
 *
 * @throws Error with one line for input that cannot be used; nothing is written then
 */
export async function compareCommand(templatePaths: readonly string[], given: CompareArguments): Promise<number> {
  const load = await readLoad(given);
  const outcomes: Outcome[] = [];
  for (const path of templatePaths) {
    outcomes.push(await runTemplate(path, load, given));
  }
  const heading = `${extent(load.trace)}, seed ${given.seed}`;
  const files = await htmlFile(given.html, heading, outcomes);
  await writeFiles(files);
  print([heading, '']);
  const columns = outcomes.map(({ stackName, summary, cost }) => ({ title: stackName, summary, cost: cost.total }));
  print(formatSummaries(columns));
  print(section('About the load', load.trace.findings));
  for (const outcome of outcomes) {
    print(section(`Not understood or not modelled in ${outcome.stackName}`, findingLines(outcome.run)));
  }
  print(
    section(
      'Written',
      files.map(({ path }) => path),
    ),
  );
  return 0;
}
