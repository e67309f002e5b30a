import { h, type JSX } from 'preact';
import { numberText, timeText } from './format';
import type { ReportedAlarm, ReportRun } from './report-data';

interface Stretch {
  readonly state: string;
  readonly from: number;
  readonly to: number;
}

/** A strip for each alarm: when it was in which state. Red is ALARM, hatched is a lack of data. */
export function alarmStrips({ alarms, start, columns }: ReportRun): JSX.Element[] {
  if (alarms.length === 0) {
    return [];
  }
  const end = start + columns.demand.length * 60;
  return [
    h('h3', null, 'Alarms'),
    h(
      'div',
      { class: 'alarms' },
      alarms.map((alarm) => strip(alarm, start, end)),
    ),
  ];
}

function strip(alarm: ReportedAlarm, start: number, end: number): JSX.Element {
  const stretches = stretchesOf(alarm, start, end);
  const inAlarm = stretches.filter(({ state }) => state === 'ALARM');
  const share = inAlarm.reduce((sum, { from, to }) => sum + to - from, 0) / (end - start);
  const text = `${alarm.name}: in ALARM ${inAlarm.length} times, ${numberText(share * 100, 1)} % of the time`;
  return h('figure', null, [
    h('figcaption', null, text),
    h(
      'svg',
      { viewBox: '0 0 1000 12', preserveAspectRatio: 'none', role: 'img', 'aria-label': text },
      stretches.map((stretch) => rectangle(stretch, start, end)),
    ),
  ]);
}

function stretchesOf({ states }: ReportedAlarm, start: number, end: number): Stretch[] {
  return states
    .map(({ at, state }, index) => ({
      state,
      from: Math.max(at, start),
      to: Math.min(states[index + 1]?.at ?? end, end),
    }))
    .filter(({ from, to }) => to > from);
}

function rectangle({ state, from, to }: Stretch, start: number, end: number): JSX.Element {
  const scale = 1000 / (end - start);
  const title = h('title', null, `${state} from ${timeText(from)} to ${timeText(to)}`);
  const box = { x: (from - start) * scale, y: 0, width: Math.max((to - from) * scale, 0.5), height: 12 };
  return h('rect', { ...box, class: `state-${state}` }, title);
}
