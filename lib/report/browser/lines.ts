import type { ChartData } from '../chart-data';

/** A line of a chart. */
export interface Line {
  readonly label: string;
  /** Name of the CSS variable that holds its colour. */
  readonly colour: string;
  readonly values: readonly number[];
  readonly isStep?: boolean;
  readonly isDashed?: boolean;
}

/** The lines of a kind of chart. Colour is not the only sign: capacity steps, and limits and plans are dashed. */
export function lines(kind: string, data: ChartData): Line[] {
  const constant = (value: number) => data.times.map(() => value);
  if (kind === 'utilisation') {
    return [
      { label: 'Utilisation %', colour: 'utilisation', values: data.utilisation },
      { label: '85 %', colour: 'limit', values: constant(85), isDashed: true },
      { label: '100 %', colour: 'limit', values: constant(100), isDashed: true },
    ];
  }
  return [
    { label: 'Load', colour: 'demand', values: data.demand },
    { label: 'Serving', colour: 'serving', values: data.serving, isStep: true },
    { label: 'Desired', colour: 'desired', values: data.desired, isStep: true, isDashed: true },
    ...(data.oracle ? [{ label: 'Clairvoyant', colour: 'oracle', values: data.oracle, isStep: true }] : []),
  ];
}
