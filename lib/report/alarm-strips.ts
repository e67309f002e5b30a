import { h, type JSX } from 'preact';
import { numberText, timeText } from './format';
import type { ReportedAlarm, ReportRun } from './report-data';
import { type Stretch, stretchesOf, visibleStretches } from './stretches';

const LEGEND =
  'High and red: ALARM; over a long time, as high as its share of the time. Low and green: OK. Low and grey: no data.';

/** A strip for each alarm: when it was in which state. ALARM is high as well as red. */
export function alarmStrips({ alarms, start, columns }: ReportRun): JSX.Element[] {
  if (alarms.length === 0) {
    return [];
  }
  const end = start + columns.demand.length * 60;
  return [
    h('h3', null, 'Alarms'),
    h('p', { class: 'note' }, LEGEND),
    h(
      'div',
      { class: 'alarms' },
      alarms.map((alarm) => strip(alarm, start, end)),
    ),
  ];
}

function strip(alarm: ReportedAlarm, start: number, end: number): JSX.Element {
  const stretches = stretchesOf(alarm.states, start, end);
  const inAlarm = stretches.filter(({ state }) => state === 'ALARM');
  const shareInAlarm = inAlarm.reduce((sum, { from, to }) => sum + to - from, 0) / (end - start);
  const text = `${alarm.name}: in ALARM ${numberText(inAlarm.length)} times, ${numberText(shareInAlarm * 100, 1)} % of the time`;
  return h('figure', null, [
    h('figcaption', null, text),
    h(
      'svg',
      { viewBox: '0 0 1000 12', preserveAspectRatio: 'none', role: 'img', 'aria-label': text },
      visibleStretches(stretches, start, end).map((stretch) => rectangle(stretch, start, end)),
    ),
  ]);
}

function rectangle({ state, from, to, share }: Stretch, start: number, end: number): JSX.Element {
  const scale = 1000 / (end - start);
  const often = share < 1 ? `, ${numberText(share * 100, 1)} % of the time` : '';
  const title = h('title', null, `${state} from ${timeText(from)} to ${timeText(to)}${often}`);
  const height = state === 'ALARM' ? Math.max(12 * share, 2) : 3;
  const box = { x: (from - start) * scale, y: 12 - height, width: Math.max((to - from) * scale, 0.5), height };
  return h('rect', { ...box, class: `state-${state}` }, title);
}
