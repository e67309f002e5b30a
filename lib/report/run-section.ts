import { h, type JSX } from 'preact';
import type { Cost } from '../twin/cost/cost-of';
import { costText } from '../twin/cost/cost-text';
import { FINDINGS_HEADING } from '../twin/simulate/report/finding-lines';
import type { SummaryRow } from '../twin/simulate/report/summary-rows';
import type { ScalingAction } from '../twin/simulate/run';
import { alarmStrips } from './alarm-strips';
import { stretchLength } from './chart-data';
import { moneyText, numberText, timeText } from './format';
import { list } from './list';
import { MOST_UTILISATION, type ReportRun } from './report-data';
import { type Cell, table } from './table';

/** Rows of the table of actions; the rest is counted. */
const MOST_ACTIONS = 500;

/** Everything about one run: figures, charts, alarms, actions, cost, and what is to know about it. */
export function runSection(run: ReportRun, index: number): JSX.Element {
  const id = `run-${index}`;
  return h('section', { class: 'run', 'aria-labelledby': `${id}-title` }, [
    h('h2', { id: `${id}-title` }, run.title),
    h('dl', { class: 'figures' }, run.figures.map(figure)),
    h('h3', null, 'Load and capacity'),
    ...longRun(run),
    chart(id, 'capacity', `Load and capacity of ${run.title}, in instances over time`),
    h('h3', null, 'Utilisation'),
    h('p', { class: 'note' }, `Load by serving instances. More than ${MOST_UTILISATION} % is drawn as so much.`),
    chart(id, 'utilisation', `Utilisation of ${run.title}, in percent over time`),
    h('p', { class: 'reading', id: `${id}-reading`, 'aria-live': 'polite' }, 'Focus a chart and use the arrow keys.'),
    ...alarmStrips(run),
    h('h3', null, 'Beside the oracle'),
    oracleTable(run.rows),
    h('h3', null, 'Scaling actions'),
    actionsTable(run.actions),
    h('h3', null, 'Cost'),
    costTable(run.cost),
    ...list(FINDINGS_HEADING, run.findings),
  ]);
}

/** What a chart of a long run shows. */
function longRun({ columns }: ReportRun): JSX.Element[] {
  const minutes = stretchLength(columns.demand.length);
  const text = `Of every ${numberText(minutes)} minutes three are drawn: the least load, the most load, the highest utilisation.`;
  return minutes > 1 ? [h('p', { class: 'note' }, text)] : [];
}

function figure({ label, value, note }: ReportRun['figures'][number]): JSX.Element {
  return h('div', null, [
    h('dt', null, label),
    h('dd', null, [h('strong', null, value), note ? h('small', null, note) : null]),
  ]);
}

function chart(runId: string, kind: string, label: string): JSX.Element {
  return h('div', {
    class: 'chart',
    'data-run': runId,
    'data-kind': kind,
    tabIndex: 0,
    role: 'img',
    'aria-label': label,
  });
}

function actionsTable(actions: readonly ScalingAction[]): JSX.Element {
  const rows = actions
    .slice(0, MOST_ACTIONS)
    .map(({ at, from, to, policy, reason }): Cell[] => [{ number: timeText(at) }, `${from} → ${to}`, policy, reason]);
  const more = actions.length - rows.length;
  const caption =
    more > 0
      ? `The first ${rows.length} of ${actions.length} changes of desired capacity`
      : 'Changes of desired capacity';
  return table(caption, [{ number: 'Time (UTC)' }, 'Desired', 'By', 'Why'], rows);
}

function oracleTable(rows: readonly SummaryRow[]): JSX.Element {
  const caption = 'The oracle knows the load: the least instance-hours with utilisation never above 85 %';
  const cells = rows.map(({ label, cells: [own, oracle] }): Cell[] =>
    own === undefined ? [{ heading: label }] : [label, { number: own }, { number: oracle ?? '' }],
  );
  return table(caption, ['', { number: 'This template' }, { number: 'Oracle' }], cells, { whole: true });
}

function costTable(cost: Cost): JSX.Element {
  const { parts, findings } = cost;
  const rows = parts.map(({ name, quantity, unit, price, amount, asOf, source }): Cell[] => [
    name,
    { number: numberText(quantity) },
    unit,
    { number: moneyText(price, 10) },
    { number: moneyText(amount) },
    { number: asOf },
    source,
  ]);
  const number = (heading: string) => ({ number: heading });
  const headings = [
    'Part',
    number('Quantity'),
    'Unit',
    number('Price'),
    number('Amount'),
    number('Price as of'),
    'Source',
  ];
  return h('div', null, [
    table(`What the run costs: ${costText(cost)}`, headings, rows),
    ...findings.map((finding) => h('p', { class: 'note' }, finding)),
  ]);
}
