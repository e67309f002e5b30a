import { defaultTwinParameters, type TwinParameters } from '../simulate/twin-parameters';
import type { Stack } from '../template/read-stack';
import { DeployedGroup } from './deployed-group';

/** Load on one group of a stack. */
export interface GroupLoad {
  /** Name of the group. */
  readonly groupName: string;
  /** Of each minute, in instance-capacities; none after the last. */
  readonly demand: Float64Array;
  /** Requests a minute that one instance-capacity stands for. @default - not known, so no request metric */
  readonly requestsPerCapacity?: number;
}

/** No load is no requests, however many there are to a capacity. */
const NO_LOAD = { demand: new Float64Array(0), requestsPerCapacity: 1 };

interface DeployedStackOptions {
  /** In seconds since 1970, on a full minute. */
  readonly start: number;
  /** @default - none */
  readonly load?: GroupLoad;
  /** @default defaultTwinParameters */
  readonly parameters?: Partial<TwinParameters>;
  /** @default 1 */
  readonly seed?: number;
  /** `created`: CloudFormation has just made the stack; `settled`: its instances are there and warm. @default 'created' */
  readonly begin?: 'created' | 'settled';
}

/** A deployed stack: each of its groups in time. */
export class DeployedStack {
  /** By name, in template order. */
  readonly groups: ReadonlyMap<string, DeployedGroup>;
  /** In seconds since 1970. */
  now: number;
  private readonly start: number;

  /** @throws RangeError for a start within a minute */
  constructor(
    readonly stack: Stack,
    { start, load, parameters, seed = 1, begin = 'created' }: DeployedStackOptions,
  ) {
    if (start % 60 !== 0) {
      throw new RangeError(`start must be on a full minute, got ${start}`);
    }
    this.start = start;
    this.now = start;
    const common = { stack, start, seed, begin, parameters: { ...defaultTwinParameters, ...parameters } };
    this.groups = new Map(
      stack.groups.map((definition) => {
        const { demand, requestsPerCapacity } = load?.groupName === definition.name ? load : NO_LOAD;
        return [definition.name, new DeployedGroup({ ...common, definition, demand, requestsPerCapacity })];
      }),
    );
  }

  /** The stack at a later time, in seconds since 1970. A time in the past changes nothing. */
  advanceTo(now: number): void {
    if (now <= this.now) {
      return;
    }
    for (const { model } of this.groups.values()) {
      model.advanceTo(now - this.start);
    }
    this.now = now;
  }
}
