import type { Cost } from '../twin/cost/cost-of';
import { oracle } from '../twin/oracle/oracle';
import { findingLines } from '../twin/simulate/report/finding-lines';
import { share } from '../twin/simulate/report/measures';
import { BOUND, bootMinutesOf, type Summary } from '../twin/simulate/report/summarize';
import type { Run } from '../twin/simulate/run';
import { moneyText, numberText } from './format';
import type { Figure, ReportedAlarm, ReportRun } from './report-data';

/** A run as the report shows it, with its cost and the clairvoyant optimum beside it. */
export function reportOfRun(title: string, run: Run, summary: Summary, cost: Cost): ReportRun {
  const { columns, start, actions, parameters, range } = run;
  const optimum = oracle({ demand: columns.demand, bound: BOUND, bootMinutes: bootMinutesOf(parameters), ...range });
  return {
    title,
    start,
    columns: {
      demand: columns.demand,
      desired: columns.desired,
      serving: columns.serving,
      utilisation: columns.utilisation.map((value) => Math.min(value * 100, MOST_SHOWN)),
      oracle: optimum.serving,
    },
    figures: figuresOf(summary, cost),
    actions,
    alarms: alarmsOf(run),
    costs: cost.parts,
    findings: [...findingLines(run), ...cost.findings],
  };
}

/** Percent. Above it a chart would show nothing but the worst minute. */
const MOST_SHOWN = 200;

function figuresOf(summary: Summary, { total }: Cost): Figure[] {
  const { minutes, oracle: best } = summary;
  const percent = (part: number, whole: number) => `${numberText(100 * share(part, whole))} %`;
  return [
    {
      label: 'Instance-hours',
      value: numberText(summary.instanceHours, 1),
      note: `${numberText(share(summary.instanceHours, best.instanceHours))} times the clairvoyant`,
    },
    { label: 'Cost', value: moneyText(total), note: 'at list prices, see below' },
    {
      label: 'Minutes above 85 %',
      value: percent(summary.minutesAbove85, minutes),
      note: `${summary.minutesAbove85} minutes`,
    },
    {
      label: 'Minutes above 100 %',
      value: percent(summary.minutesAbove100, minutes),
      note: `${summary.minutesAbove100} minutes`,
    },
    { label: 'Lost demand', value: percent(summary.lostHours, summary.demandHours) },
    { label: 'Changes', value: `${summary.scaleOuts} out, ${summary.scaleIns} in` },
  ];
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
