import { highestOf } from '../../lib/report/browser/lines';
import type { ChartData } from '../../lib/report/chart-data';

const data = (demand: number, utilisation: number): ChartData => ({
  times: [0, 60],
  demand: [0, demand],
  desired: [1, 1],
  serving: [1, 1],
  utilisation: [0, utilisation],
});

describe('highestOf', () => {
  test('is the highest value of any run, so that their charts have one scale', () => {
    const runs = [data(16, 40), data(8, 120)];

    expect(highestOf('capacity', runs)).toBe(16);
    expect(highestOf('utilisation', runs)).toBe(120);
  });

  test('leaves room for the limits of utilisation', () => {
    expect(highestOf('utilisation', [data(1, 30)])).toBe(100);
  });
});
