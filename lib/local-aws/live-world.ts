import type { GroupState } from '../twin/fleet/group-state';
import { uuidOf } from '../twin/hash';
import { own } from '../twin/template/json';
import type { Stack } from '../twin/template/read-stack';
import { advanceWorld, createWorld, type World, withGroup } from '../twin/world';
import type { Clock } from './clock';
import { MetricStore } from './cloudwatch/metric-store';

/** The one mutable cell of the endpoint: a deployed stack that follows a clock. */
export class LiveWorld {
  /** Data points that clients have put. */
  readonly metrics = new MetricStore();
  private world: World;
  private requests = 0;

  constructor(
    stack: Stack,
    private clock: Clock,
  ) {
    this.world = createWorld(stack, clock.now());
  }

  /** The stack as it is now. */
  read(): World {
    this.world = advanceWorld(this.world, this.clock.now());
    return this.world;
  }

  /** A group as it is now; undefined if there is none of that name. */
  group(name: string): GroupState | undefined {
    return own(this.read().groups, name);
  }

  replace(group: GroupState): void {
    this.world = withGroup(this.read(), group);
  }

  /** Follows another clock from now on; time does not go back, whatever it says. */
  follow(clock: Clock): void {
    this.clock = clock;
  }

  /** Identifier of the next request: the same sequence in every run. */
  nextRequestId(): string {
    this.requests += 1;
    return uuidOf(`request/${this.requests}`);
  }
}
