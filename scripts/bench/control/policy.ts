import type { Fleet } from './fleet';

/** A policy at work on one trace. It is told of each minute once, in order, and never before the contract allows. */
export interface Policy {
  /**
   * Takes in a minute that has become known.
   *
   * @param load in instance-capacities
   * @param serving instances that served in it
   */
  see(minute: number, load: number, serving: number): void;
  /** The capacity wanted from the start of a minute on, in instances. */
  decide(fleet: Fleet): number;
}

/** A policy's name, and how it begins on a new trace. */
export interface NamedPolicy {
  readonly name: string;
  start(): Policy;
}
