import uPlot from 'uplot';
import type { ChartData } from '../chart-data';
import { lines } from './lines';
import { readWithKeys } from './read-with-keys';

const HEIGHT = 260;

/** Opacity of an area, as the last two digits of a colour. */
const FAINT = '40';

/** Least pixels between two labels of the time axis. */
const LABEL_WIDTH = 75;

/** Labels of the time axis by the least distance between two in seconds: the usual one, and one where the day turns. */
const TIME_LABELS: uPlot.Axis['values'] = [
  [86_400 * 28, '{YYYY}-{MM}', null, null, null, null, null, null, 1],
  [86_400, '{MM}-{DD}', '\n{YYYY}', null, null, null, null, null, 1],
  [60, '{HH}:{mm}', '\n{YYYY}-{MM}-{DD}', null, '\n{MM}-{DD}', null, null, null, 1],
];

/**
 * Draws a chart into its container, in place of the one that is there.
 *
 * @param highest what its scale reaches to, the same for the charts of every run, so that heights can be compared
 */
export function drawChart(container: HTMLElement, data: ChartData, highest: number): void {
  const colours = getComputedStyle(document.documentElement);
  const colour = (name: string) => colours.getPropertyValue(`--${name}`).trim();
  const drawn = lines(container.dataset.kind ?? '', data);
  container.replaceChildren();
  const axis = {
    stroke: colour('text'),
    grid: { stroke: colour('grid'), width: 1 },
    ticks: { stroke: colour('grid') },
  };
  const plot = new uPlot(
    {
      width: container.clientWidth,
      height: HEIGHT,
      cursor: { sync: { key: container.dataset.run ?? '' } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      scales: { y: { range: [0, Math.max(highest * 1.05, 1)] } },
      axes: [{ ...axis, values: TIME_LABELS, space: LABEL_WIDTH }, axis],
      series: [
        { label: 'Time (UTC)', value: '{YYYY}-{MM}-{DD} {HH}:{mm}' },
        ...drawn.map(({ label, colour: name, isStep, isDashed, isArea }) => ({
          label,
          stroke: colour(name),
          width: isArea ? 0.5 : 1.5,
          points: { show: false },
          ...(isStep && { paths: uPlot.paths.stepped!({ align: 1 }) }),
          ...(isDashed && { dash: [6, 4] }),
          ...(isArea && { fill: `${colour(name)}${FAINT}` }),
        })),
      ],
    },
    [[...data.times], ...drawn.map(({ values }) => [...values])],
    container,
  );
  readWithKeys(container, plot, drawn);
}
