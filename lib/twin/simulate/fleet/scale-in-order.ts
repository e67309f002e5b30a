import type { GroupDefinition } from '../../template/read-groups';
import { bestOf, isSpotTooMuch, type Merit } from './choose';
import type { Instance } from './instance';
import { Spread } from './spread';

/**
 * In which order a scale-in takes instances: not protected ones; in service rather than not yet; in the zone that has
 * most; of the way of paying that the group has too much of; and the oldest of those (rule 5.6.4). Reads the group once,
 * and then chooses in O(placements).
 */
export class ScaleInOrder {
  private readonly spread: Spread;
  /** Alike but for their age, oldest last. */
  private readonly queues = new Map<string, Instance[]>();

  /** @param staying instances of the group that nothing else takes away, oldest first */
  constructor(
    private readonly definition: GroupDefinition,
    staying: readonly Instance[],
  ) {
    this.spread = new Spread(definition.placements);
    for (const instance of staying) {
      this.spread.count(instance, 1);
    }
    for (const instance of staying.filter(({ isProtected }) => !isProtected).reverse()) {
      const queue = this.queues.get(keyOf(instance)) ?? [];
      this.queues.set(keyOf(instance), queue);
      queue.push(instance);
    }
  }

  /** Undefined when all are protected. */
  get next(): Instance | undefined {
    const { mixedInstances } = this.definition;
    const isSpot = mixedInstances !== undefined && isSpotTooMuch(mixedInstances, this.spread);
    const merits: readonly Merit[] = [
      ({ state }) => (state === 'InService' ? 1 : 0),
      ({ placement }) => this.spread.inZoneOf(placement),
      (instance) => (instance.isSpot === isSpot ? 1 : 0),
    ];
    return bestOf(
      [...this.queues.values()].flatMap((queue) => queue.slice(-1)),
      merits,
    );
  }

  /** Takes out what `next` gave. */
  take(instance: Instance): void {
    this.spread.count(instance, -1);
    this.queues.get(keyOf(instance))?.pop();
  }
}

function keyOf({ state, placement, isSpot }: Instance): string {
  return `${state === 'InService'} ${placement} ${isSpot}`;
}
