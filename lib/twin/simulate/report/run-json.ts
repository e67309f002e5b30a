import type { Cost } from '../../cost/cost-of';
import type { CostTotal } from '../../cost/cost-text';
import { isoSeconds } from '../../iso-time';
import type { Trace } from '../../load/trace';
import type { Run } from '../run';
import type { Verdict } from './fail-if';
import type { LargestStep } from './step-of';
import type { Summary } from './summarize';

/** Raised when a field goes or changes its meaning; new fields may come at any time. */
const FORMAT = 1;

/** A run with all that is told about it. */
export interface ReportedRun {
  /** Name of the stack. */
  readonly stack: string;
  readonly run: Run;
  readonly summary: Summary;
  readonly cost: Cost;
  /** Of all groups of its template, where they are several. */
  readonly costOfAll?: CostTotal;
  readonly load: Pick<Trace, 'unit' | 'findings'>;
  readonly verdicts: readonly Verdict[];
}

/**
 * A run as JSON without its columns, which `runCsv` writes. Times are ISO 8601; what is not known is null. The shape is
 * documented in docs/twin.md, section "JSON".
 */
export function runJson(reported: ReportedRun): string {
  return text({ format: FORMAT, ...contentOf(reported) });
}

/** Several runs of one load as JSON, in `runs`, each as `runJson` has it. */
export function runsJson(reported: readonly ReportedRun[]): string {
  return text({ format: FORMAT, runs: reported.map(contentOf) });
}

function contentOf({ stack, run, summary, cost, costOfAll, load, verdicts }: ReportedRun): object {
  const { group, start, minutes, seed, parameters, range, totals, actions, alarmChanges, findings } = run;
  const { unit, findings: loadFindings } = load;
  return {
    stack,
    group,
    start: isoSeconds(start),
    minutes,
    seed,
    parameters,
    range,
    conditions: verdicts,
    summary: { ...summary, largestStep: timedStep(summary.largestStep) },
    cost: { currency: 'USD', ...cost, ...(costOfAll && { allGroups: costOfAll }) },
    load: { unit, findings: loadFindings },
    totals,
    actions: timed(actions),
    alarmChanges: timed(alarmChanges),
    findings,
  };
}

function timedStep(step: LargestStep | undefined): object | null {
  if (step === undefined) {
    return null;
  }
  const { at, rise, minutesToRecover = null, oracleMinutesToRecover = null } = step;
  return { at: isoSeconds(at), rise, minutesToRecover, oracleMinutesToRecover };
}

function timed<T extends { readonly at: number }>(events: readonly T[]): object[] {
  return events.map((event) => ({ ...event, at: isoSeconds(event.at) }));
}

function text(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
