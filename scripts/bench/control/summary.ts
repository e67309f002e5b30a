import type { Quality } from './quality';
import type { TraceClass } from './trace-class';

/** One policy on one trace. */
export interface Row {
  readonly trace: string;
  readonly class: TraceClass;
  readonly policy: string;
  readonly quality: Quality;
}

/** One policy on the traces of a class: geometric means of ratios, arithmetic means of shares, and the worst share. */
export interface Summary extends Quality {
  readonly group: string;
  readonly policy: string;
  readonly traces: number;
  readonly worstAbove85: number;
}

const GROUPS: ReadonlyArray<readonly [name: string, classes: readonly TraceClass[]]> = [
  ['volume', ['volume']],
  ['noise + stress', ['noise', 'stress']],
  ['all', ['volume', 'noise', 'stress']],
];

/** The means of every policy in every group of classes that has a trace. */
export function summarize(rows: readonly Row[]): Summary[] {
  const policies = [...new Set(rows.map(({ policy }) => policy))];
  return GROUPS.flatMap(([group, classes]) => {
    const members = rows.filter((row) => classes.includes(row.class));
    return members.length === 0
      ? []
      : policies.map((policy) => ({
          group,
          policy,
          ...meansOf(members.filter((row) => row.policy === policy).map(({ quality }) => quality)),
        }));
  });
}

function meansOf(qualities: readonly Quality[]): Omit<Summary, 'group' | 'policy'> {
  const mean = (of: (quality: Quality) => number) =>
    qualities.reduce((sum, quality) => sum + of(quality), 0) / qualities.length;
  const geometric = (of: (quality: Quality) => number) => Math.exp(mean((quality) => Math.log(of(quality))));
  return {
    traces: qualities.length,
    hours: geometric(({ hours }) => hours),
    above85: mean(({ above85 }) => above85),
    above100: mean(({ above100 }) => above100),
    lost: mean(({ lost }) => lost),
    changesPerDay: mean(({ changesPerDay }) => changesPerDay),
    j20: geometric(({ j20 }) => j20),
    worstAbove85: Math.max(...qualities.map(({ above85 }) => above85)),
  };
}
