import { loadProblems } from '../../lib/twin/simulate/check-load';
import { parameterProblems } from '../../lib/twin/simulate/check-parameters';
import { refuse } from '../../lib/twin/simulate/refuse';
import { defaultTwinParameters } from '../../lib/twin/simulate/twin-parameters';
import { extentOf, type Load } from './load';
import type { OpenTemplate } from './open-templates';
import { print } from './print';
import type { Progress } from './progress';
import { nameOf } from './report-files';
import { optionsOf, type TemplateArguments } from './run-template';
import { type Named, type Titled, titled } from './titled';

/** What is run, with which load and seed, in one line. */
export function titleOf(
  groups: readonly Titled<Named>[],
  { trace }: Load,
  { seed }: { readonly seed: number },
): string {
  const extent = `${extentOf(trace)}, seed ${seed}`;
  const [only] = groups.length === 1 ? groups : [];
  return only ? `${nameOf({ title: only.title, group: only.outcome.group })}, ${extent}` : extent;
}

/**
 * Prints what is about to be run, so that a long simulation does not begin in silence. What a simulation would refuse is
 * refused before.
 *
 * @throws Error with one line for a load or for parameters that cannot be used
 */
export function tellTitle(
  templates: readonly OpenTemplate[],
  load: Load,
  given: TemplateArguments,
  progress: Progress,
): void {
  const groups = templates.map(({ stack, groups }) => groups.map((group) => ({ stack, stackName: stack.name, group })));
  for (const { stack, group } of groups.flat()) {
    const options = optionsOf(stack, group, load, given);
    refuse([...loadProblems(options), ...parameterProblems({ ...defaultTwinParameters, ...options.parameters })]);
  }
  progress.clear();
  print([titleOf(titled(groups), load, given), '']);
}
