import type uPlot from 'uplot';
import type { Line } from './lines';

/** Steps of the arrow keys, in points. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -60,
  PageDown: 60,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Lets the arrow keys move the chart's cursor, and writes what is under it where a screen reader finds it. */
export function readWithKeys(container: HTMLElement, plot: uPlot, lines: readonly Line[]): void {
  const reading = document.getElementById(`${container.dataset.run}-reading`);
  const times = plot.data[0];
  let index = 0;
  container.onkeydown = (event) => {
    const step = STEPS[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    index = Math.min(Math.max(index + step, 0), times.length - 1);
    const time = times[index] ?? 0;
    plot.setCursor({ left: plot.valToPos(time, 'x'), top: plot.over.clientHeight / 2 });
    if (reading) {
      const values = lines.map(({ label, values }) => `${label} ${values[index]}`).join(', ');
      reading.textContent = `${new Date(time * 1000).toISOString().slice(0, 16).replace('T', ' ')}: ${values}`;
    }
  };
}
