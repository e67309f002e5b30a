import { type Cost, costOf } from '../../lib/twin/cost/cost-of';
import { defaultPrices } from '../../lib/twin/cost/prices';
import { usageOf } from '../../lib/twin/cost/usage-of-run';
import type { Optimum } from '../../lib/twin/oracle/oracle';
import { optimumOf } from '../../lib/twin/simulate/report/optimum-of';
import { type Summary, summarize } from '../../lib/twin/simulate/report/summarize';
import { requestsPerCapacityOf } from '../../lib/twin/simulate/requests-per-capacity';
import type { Run } from '../../lib/twin/simulate/run';
import { type SimulateOptions, simulate } from '../../lib/twin/simulate/simulate';
import type { GroupDefinition } from '../../lib/twin/template/read-groups';
import type { Stack } from '../../lib/twin/template/read-stack';
import { assumptionsOf, withHookNames } from './assumptions';
import type { Load } from './load';
import type { OpenArguments, OpenTemplate } from './open-templates';
import { type Progress, partOf } from './progress';

/** What a command is told of a template, as it was given. */
export interface TemplateArguments extends OpenArguments {
  readonly seed: number;
  /** Whether the template's capacity controller runs. */
  readonly controller: boolean;
}

/** What a group of a template did with a load. */
export interface Outcome {
  readonly stackName: string;
  readonly group: GroupDefinition;
  /** What was simulated, to simulate it again otherwise. */
  readonly options: SimulateOptions;
  readonly run: Run;
  readonly optimum: Optimum;
  readonly summary: Summary;
  readonly cost: Cost;
}

/** Replays a load against the groups of a template, one after the other. */
export function runTemplate(
  { stack, groups }: OpenTemplate,
  load: Load,
  given: TemplateArguments,
  progress: Progress,
): readonly Outcome[] {
  const told = progress.of(`simulating ${stack.name}`);
  return groups.map((group, index) => {
    const options = optionsOf(stack, group, load, given);
    const run = simulate({ ...options, progress: partOf(told, index, groups.length) });
    return outcomeOf(group, options, run);
  });
}

/** What is to be simulated of a group. */
export function optionsOf(
  stack: Stack,
  group: GroupDefinition,
  { trace, demand }: Load,
  given: TemplateArguments,
): SimulateOptions & { readonly seed: number } {
  const requestsPerCapacity = requestsPerCapacityOf(trace, demand);
  return {
    stack,
    group: group.logicalId,
    demand,
    start: trace.start,
    seed: given.seed,
    controller: given.controller,
    parameters: withHookNames(
      assumptionsOf(given),
      stack.groups.flatMap(({ hooks }) => hooks),
    ),
    ...(requestsPerCapacity !== undefined && { requestsPerCapacity }),
  };
}

/** A run with all that is computed from it. */
export function outcomeOf(group: GroupDefinition, options: SimulateOptions, run: Run): Outcome {
  const optimum = optimumOf(run);
  return {
    stackName: options.stack.name,
    group,
    options,
    run,
    optimum,
    summary: summarize(run, optimum),
    cost: costOf(usageOf(group, run, options), defaultPrices),
  };
}
