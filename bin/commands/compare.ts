import { checkOutputs } from './check-outputs';
import { type LoadArguments, readLoad } from './load';
import { openTemplates } from './open-templates';
import type { Progress } from './progress';
import { namedReports } from './report-files';
import { runTemplate, type TemplateArguments } from './run-template';
import { conditionsOf, type TellArguments, tellOutcomes } from './tell-results';
import { tellTitle } from './tell-title';
import { titled } from './titled';

/** Arguments of `headroom compare`, as they were given. */
export interface CompareArguments extends LoadArguments, TemplateArguments, TellArguments {
  readonly seed: number;
}

/**
 * Runs `headroom compare`: the same load against each template, side by side.
 *
 * @returns the exit code: 0, or 1 when a --fail-if holds for any of the templates
 * @throws Error with one line for input that cannot be used; nothing is written then
 */
export async function compareCommand(
  paths: readonly string[],
  given: CompareArguments,
  progress: Progress,
): Promise<number> {
  conditionsOf(given);
  await checkOutputs(namedReports(given), [
    ...paths.map((path) => ({ option: 'a template', path })),
    { option: '--trace', path: given.trace },
  ]);
  const templates = await openTemplates(paths, given);
  const load = await readLoad(given, progress);
  tellTitle(templates, load, given, progress);
  const outcomes = titled(templates.map((template) => runTemplate(template, load, given, progress)));
  return tellOutcomes({ load, outcomes }, given, progress);
}
