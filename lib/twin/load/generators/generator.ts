import type { Random } from '../random';

/** A number that shapes a load. */
export interface Parameter {
  readonly default: number;
  /** @default 0 */
  readonly minimum?: number;
  /** @default - no bound */
  readonly maximum?: number;
}

/** When a value is asked for. */
export interface Moment {
  /** Minutes since the start of the trace. */
  readonly minute: number;
  /** Seconds since 1970, for what depends on the time of day or the day of the week. */
  readonly time: number;
}

/** The load at each moment, never negative. Moments must be asked in order, once each, if it draws random numbers. */
export type LoadAt = (moment: Moment) => number;

/** A kind of synthetic load: its parameters with their defaults, and the load that they give. */
export interface Generator<Name extends string = string> {
  readonly parameters: { readonly [name in Name]: Parameter };
  load(parameters: { readonly [name in Name]: number }, random: Random): LoadAt;
}
