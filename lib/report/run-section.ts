import { h, type JSX } from 'preact';
import type { CostPart } from '../twin/cost/cost-of';
import type { ScalingAction } from '../twin/simulate/run';
import { alarmStrips } from './alarm-strips';
import { moneyText, numberText, timeText } from './format';
import type { ReportRun } from './report-data';
import { type Cell, table } from './table';

/** Rows of the table of actions; the rest is counted. */
const MOST_ACTIONS = 500;

/** Everything about one run: figures, charts, alarms, actions, cost, and what was not understood. */
export function runSection(run: ReportRun, index: number): JSX.Element {
  const id = `run-${index}`;
  return h('section', { class: 'run', 'aria-labelledby': `${id}-title` }, [
    h('h2', { id: `${id}-title` }, run.title),
    h('dl', { class: 'figures' }, run.figures.map(figure)),
    h('h3', null, 'Load and capacity'),
    chart(id, 'capacity', `Load and capacity of ${run.title}, in instances over time`),
    h('h3', null, 'Utilisation'),
    chart(id, 'utilisation', `Utilisation of ${run.title}, in percent over time`),
    h('p', { class: 'reading', id: `${id}-reading`, 'aria-live': 'polite' }, 'Focus a chart and use the arrow keys.'),
    ...alarmStrips(run),
    h('h3', null, 'Scaling actions'),
    actionsTable(run.actions),
    h('h3', null, 'Cost'),
    costTable(run.costs),
    ...findings(run.findings),
  ]);
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
    .map(({ at, from, to, policy, reason }): Cell[] => [timeText(at), `${from} → ${to}`, policy, reason]);
  const more = actions.length - rows.length;
  const caption =
    more > 0
      ? `The first ${rows.length} of ${actions.length} changes of desired capacity`
      : 'Changes of desired capacity';
  return table(caption, ['Time (UTC)', 'Desired', 'By', 'Why'], rows);
}

function costTable(costs: readonly CostPart[]): JSX.Element {
  const rows = costs.map(({ name, quantity, unit, price, amount, asOf }): Cell[] => [
    name,
    { number: `${numberText(quantity)} ${unit}` },
    { number: `$${numberText(price, 10)}` },
    { number: moneyText(amount) },
    asOf,
  ]);
  const total = costs.reduce((sum, { amount }) => sum + amount, 0);
  return table(`What the run costs: ${moneyText(total)}`, ['Part', 'Quantity', 'Price', 'Amount', 'Price of'], rows);
}

function findings(texts: readonly string[]): JSX.Element[] {
  if (texts.length === 0) {
    return [];
  }
  return [
    h('h3', null, 'Not understood or not modelled'),
    h(
      'ul',
      { class: 'findings' },
      texts.map((text) => h('li', null, text)),
    ),
  ];
}
