import { formatSweep } from '../../lib/twin/simulate/report/format-sweep';
import { sweep } from '../../lib/twin/simulate/sweep';
import { checkOutputs } from './check-outputs';
import { type LoadArguments, readLoad } from './load';
import { openTemplate } from './open-templates';
import type { Progress } from './progress';
import { namedReports } from './report-files';
import { runTemplate, type TemplateArguments } from './run-template';
import { conditionsOf, type TellArguments, tellOutcomes } from './tell-results';
import { tellTitle } from './tell-title';
import { titled } from './titled';

/** Arguments of `headroom simulate`, as they were given. */
export interface SimulateArguments extends LoadArguments, TemplateArguments, TellArguments {
  readonly seed: number;
  readonly sweep?: boolean;
}

/**
 * Runs `headroom simulate`: reads, simulates, writes, prints.
 *
 * @returns the exit code: 0, or 1 when a --fail-if holds
 * @throws Error with one line for input that cannot be used; nothing is written then
 */
export async function simulateCommand(path: string, given: SimulateArguments, progress: Progress): Promise<number> {
  conditionsOf(given);
  await checkOutputs(namedReports(given), [
    { option: 'the template', path },
    { option: '--trace', path: given.trace },
  ]);
  const template = await openTemplate(path, given);
  if (given.csv !== undefined && template.groups.length > 1) {
    throw new Error(`--csv writes one group: name it with --group, one of ${names(template.groups)}`);
  }
  const load = await readLoad(given, progress);
  tellTitle([template], load, given, progress);
  const outcomes = titled([runTemplate(template, load, given, progress)]);
  const sections = given.sweep
    ? outcomes.map(({ title, outcome }) => ({
        title: `Where AWS does not say, one answer at a time${outcomes.length > 1 ? `, ${title}` : ''}`,
        lines: formatSweep(sweep({ ...outcome.options, base: outcome.summary, progress: progress.of('sweeping') })),
      }))
    : [];
  return tellOutcomes({ load, outcomes, sections }, given, progress);
}

function names(groups: readonly { readonly logicalId: string }[]): string {
  return groups.map(({ logicalId }) => logicalId).join(', ');
}
