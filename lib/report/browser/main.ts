import type { ChartData } from '../chart-data';
import { drawChart } from './draw-chart';
import { highestOf } from './lines';

/** Draws every chart of the page, and draws them again when the reader's colours change. */
function main(): void {
  const runs = JSON.parse(document.getElementById('chart-data')?.textContent ?? '[]') as ChartData[];
  const containers = [...document.querySelectorAll<HTMLElement>('.chart')];
  const draw = () => {
    for (const container of containers) {
      const data = runs[Number(container.dataset.run?.replace('run-', ''))];
      if (data !== undefined) {
        drawChart(container, data, highestOf(container.dataset.kind ?? '', runs));
      }
    }
  };
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('resize', draw);
}

main();
