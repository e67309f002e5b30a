import type { Cost } from '../twin/cost/cost-of';
import type { CostTotal } from '../twin/cost/cost-text';
import type { Optimum } from '../twin/oracle/oracle';
import { findingLines } from '../twin/simulate/report/finding-lines';
import type { Summary } from '../twin/simulate/report/summarize';
import { summaryRows } from '../twin/simulate/report/summary-rows';
import type { Run } from '../twin/simulate/run';
import { figuresOf } from './figures';
import { MOST_UTILISATION, type ReportedAlarm, type ReportRun } from './report-data';

/** A run with what is told about it. */
export interface RunWithResults {
  readonly run: Run;
  /** What `optimumOf(run)` gave. */
  readonly optimum: Optimum;
  readonly summary: Summary;
  readonly cost: Cost;
  /** Of all groups of its template, where they are several. */
  readonly costOfAll?: CostTotal;
}

/** A run as the report shows it, with its cost and the oracle beside it. */
export function reportOfRun(title: string, results: RunWithResults): ReportRun {
  const { run, optimum, cost } = results;
  const { columns, start, actions } = run;
  return {
    title,
    start,
    columns: {
      demand: columns.demand,
      desired: columns.desired,
      serving: columns.serving,
      utilisation: columns.utilisation.map((value) => Math.min(value * 100, MOST_UTILISATION)),
      oracle: optimum.serving,
    },
    figures: figuresOf({ title, ...results }),
    rows: summaryRows([{ title, ...results }]),
    actions,
    alarms: alarmsOf(run),
    cost,
    findings: findingLines(run),
  };
}

/** The changes of each alarm, as the states that it was in. */
function alarmsOf({ alarmChanges, start }: Run): ReportedAlarm[] {
  const names = [...new Set(alarmChanges.map(({ alarm }) => alarm))];
  return names.map((name) => {
    const changes = alarmChanges.filter(({ alarm }) => alarm === name);
    const first = changes.slice(0, 1).map(({ from }) => ({ at: start, state: from }));
    return { name, states: [...first, ...changes.map(({ at, to }) => ({ at, state: to }))] };
  });
}
