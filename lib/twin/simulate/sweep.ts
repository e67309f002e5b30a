import { alternativesFor } from './alternatives';
import { findGroup } from './find-group';
import { type Summary, summarize } from './report/summarize';
import { type SimulateOptions, simulate } from './simulate';
import type { TwinParameters } from './twin-parameters';

/** What a run came to under one of the alternatives. */
export interface SweepResult {
  readonly label: string;
  readonly summary: Summary;
}

interface SweepOptions extends SimulateOptions {
  /** Summary of the run as it is, for a caller who has it. @default - it is run again */
  readonly base?: Summary;
}

/**
 * The same run under each alternative that can change it, after the run as it is: how much of the result rests on what
 * nobody states.
 *
 * @example sweep({ stack, demand, start }).map(({ summary }) => summary.instanceHours)
 */
export function sweep({ base, progress, ...options }: SweepOptions): SweepResult[] {
  const alternatives = alternativesFor(options.stack, findGroup(options.stack, options.group));
  const run = (parameters: Partial<TwinParameters>, done: number) =>
    summarize(
      simulate({
        ...options,
        parameters: { ...options.parameters, ...parameters },
        progress: (share) => progress?.((done + share) / (alternatives.length + 1)),
      }),
    );
  return [
    { label: 'as assumed', summary: base ?? run({}, 0) },
    ...alternatives.map(({ label, parameters }, index) => ({ label, summary: run(parameters, index + 1) })),
  ];
}
