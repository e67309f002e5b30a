import type { ChartData } from '../chart-data';

/** A line of a chart. */
export interface Line {
  readonly label: string;
  /** Name of the CSS variable that holds its colour. */
  readonly colour: string;
  readonly values: readonly number[];
  readonly isStep?: boolean;
  readonly isDashed?: boolean;
  /** Filled down to 0, and thin: something that others are compared with. */
  readonly isArea?: boolean;
}

/**
 * The lines of a kind of chart, the lowest first. Colour is not the only sign: capacity steps, limits and plans are dashed,
 * and the oracle is an area.
 */
export function lines(kind: string, data: ChartData): Line[] {
  const constant = (value: number) => data.times.map(() => value);
  if (kind === 'utilisation') {
    return [
      { label: 'Utilisation %', colour: 'utilisation', values: data.utilisation },
      { label: '85 %', colour: 'limit', values: constant(85), isDashed: true },
      { label: '100 %', colour: 'limit', values: constant(100), isDashed: true },
    ];
  }
  const oracle = data.oracle
    ? [{ label: 'Oracle', colour: 'oracle', values: data.oracle, isStep: true, isArea: true }]
    : [];
  return [
    ...oracle,
    { label: 'Desired', colour: 'desired', values: data.desired, isStep: true, isDashed: true },
    { label: 'Serving', colour: 'serving', values: data.serving, isStep: true },
    { label: 'Load', colour: 'demand', values: data.demand },
  ];
}

/** The highest value of a kind of chart in any run. */
export function highestOf(kind: string, runs: readonly ChartData[]): number {
  const values = runs.flatMap((data) => lines(kind, data)).flatMap((line) => line.values);
  return values.reduce((most, value) => Math.max(most, value), 0);
}
