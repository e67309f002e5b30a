import { loadStack } from '../../lib/local-aws/load-stack';
import { type Cost, costOf } from '../../lib/twin/cost/cost-of';
import { defaultPrices } from '../../lib/twin/cost/prices';
import { usageOf } from '../../lib/twin/cost/usage-of-run';
import { type Summary, summarize } from '../../lib/twin/simulate/report/summarize';
import { requestsPerCapacityOf } from '../../lib/twin/simulate/requests-per-capacity';
import type { Run } from '../../lib/twin/simulate/run';
import { findGroup, type SimulateOptions, simulate } from '../../lib/twin/simulate/simulate';
import type { GroupDefinition } from '../../lib/twin/template/read-groups';
import type { Load } from './load';

/** What a command is told of a template, as it was given. */
export interface TemplateArguments {
  readonly group?: string;
  readonly parameter?: readonly string[];
  readonly seed: number;
  readonly boot?: number;
}

/** What a template did with a load. */
export interface Outcome {
  readonly stackName: string;
  readonly group: GroupDefinition;
  /** What was simulated, to simulate it again otherwise. */
  readonly options: SimulateOptions;
  readonly run: Run;
  readonly summary: Summary;
  readonly cost: Cost;
}

/**
 * Reads a template and replays a load against it.
 *
 * @throws Error with one line for a template that cannot be used
 */
export async function runTemplate(path: string, { trace, demand }: Load, given: TemplateArguments): Promise<Outcome> {
  const stack = await loadStack(path, parametersOf(given.parameter));
  const group = findGroup(stack, given.group);
  const requestsPerCapacity = requestsPerCapacityOf(trace, demand);
  const options = {
    stack,
    group: group.logicalId,
    demand,
    start: trace.start,
    seed: given.seed,
    ...(given.boot !== undefined && { parameters: { applicationBoot: given.boot } }),
    ...(requestsPerCapacity !== undefined && { requestsPerCapacity }),
  };
  const run = simulate(options);
  return {
    stackName: stack.name,
    group,
    options,
    run,
    summary: summarize(run),
    cost: costOf(usageOf(group, run), defaultPrices),
  };
}

function parametersOf(texts: readonly string[] = []): { readonly [name: string]: string } {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined) {
        throw new Error(`--parameter must be like Name=value, got '${text}'`);
      }
      return [name, value];
    }),
  );
}
