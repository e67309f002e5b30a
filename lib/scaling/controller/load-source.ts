/** A metric of CloudWatch that counts the work asked for in a minute. */
export interface DemandMetric {
  /** For example `AWS/ApplicationELB`. */
  readonly namespace: string;
  /** For example `RequestCount`. */
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
  /** For example `Sum`. */
  readonly statistic: string;
  /**
   * Another metric of the same namespace and dimensions that is reported also in a minute without work. Where this one has
   * a value and the metric itself has none, the demand of the minute is 0.
   *
   * @default - a minute without a value is one of which nothing is known
   */
  readonly reportedWith?: string;
}

/** Average CPU utilisation times instances in service: what every group has, and capped at 100 %. */
export interface CpuSource {
  readonly kind: 'cpu';
}

/** Counts of the work asked for, which go on when instances are busy: requests of balancers, arrivals in queues. */
export interface DemandSource {
  readonly kind: 'demand';
  /** Added up; at least one. */
  readonly metrics: readonly DemandMetric[];
  /**
   * Work of a minute that keeps one instance at 100 % CPU, in the unit of the metrics, above 0.
   *
   * @default - learned from CPU utilisation; until it is known CPU is the source
   */
  readonly perInstance?: number;
}

/** Where the controller reads the offered load of a group. */
export type LoadSource = CpuSource | DemandSource;

/**
 * Minutes after its end that a minute is read. Counts of work come in from many places and may still grow in the minute
 * after, and one that is too low would pass for little load; an average over instances does not grow.
 */
export function minutesToSettle({ kind }: LoadSource): number {
  return kind === 'demand' ? 1 : 0;
}

/** What a value must be to be a {@link LoadSource}; undefined when it is one. */
export function loadSourceProblem(value: unknown): string | undefined {
  const { kind, metrics, perInstance } = (value ?? {}) as { kind?: unknown; metrics?: unknown; perInstance?: unknown };
  if (kind === 'cpu') {
    return undefined;
  }
  if (kind !== 'demand') {
    return `must be JSON of kind cpu or demand, got ${JSON.stringify(value) ?? 'nothing'}`;
  }
  if (!Array.isArray(metrics) || metrics.length === 0 || !metrics.every(isDemandMetric)) {
    return `must have metrics with namespace, name, dimensions and statistic, got ${JSON.stringify(metrics) ?? 'nothing'}`;
  }
  const isCapacity = perInstance === undefined || (Number.isFinite(perInstance) && (perInstance as number) > 0);
  return isCapacity ? undefined : `must have a perInstance above 0, got ${JSON.stringify(perInstance)}`;
}

function isDemandMetric(value: unknown): value is DemandMetric {
  const { namespace, name, dimensions, statistic } = (value ?? {}) as Partial<DemandMetric>;
  const isText = (text: unknown) => typeof text === 'string' && text !== '';
  const isDimensions = typeof dimensions === 'object' && dimensions !== null && Object.values(dimensions).every(isText);
  return isText(namespace) && isText(name) && isText(statistic) && isDimensions;
}
