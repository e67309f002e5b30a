import type { DeployedGroup } from '../twin/deployed/deployed-group';
import { DeployedStack, type GroupLoad } from '../twin/deployed/deployed-stack';
import { uuidOf } from '../twin/hash';
import type { TwinParameters } from '../twin/simulate/twin-parameters';
import type { Stack } from '../twin/template/read-stack';
import type { InstanceRefresh } from './autoscaling/describe-instance-refreshes';
import { AwsError } from './aws-error';
import type { Clock } from './clock';
import { MetricStore } from './cloudwatch/metric-store';
import type { Invocable } from './lambda/invoke';
import { TokenBucket } from './token-bucket';

interface LiveWorldOptions {
  /** @default - none */
  readonly load?: GroupLoad;
  /** @default defaultTwinParameters */
  readonly parameters?: Partial<TwinParameters>;
  /** @default 1 */
  readonly seed?: number;
  /** `created`: CloudFormation has just made the stack; `settled`: its instances are there and warm. @default 'created' */
  readonly begin?: 'created' | 'settled';
  /** Calls that are answered in a second of the clock, on average; beyond that they are throttled. @default - any number */
  readonly callsPerSecond?: number;
}

/** What the endpoint answers from: a deployed stack that follows a clock, and what clients have put there. */
export class LiveWorld {
  /** Data points that clients have put. */
  readonly metrics = new MetricStore();
  /** Instance refreshes that the groups are told to have: for tests, since the model refreshes nothing. */
  readonly instanceRefreshes: InstanceRefresh[] = [];
  /** Functions that can be invoked, by name. */
  readonly functions = new Map<string, Invocable>();
  private readonly deployed: DeployedStack;
  private readonly calls: TokenBucket | undefined;
  private requests = 0;

  /** The stack begins at the full minute that the clock is in. */
  constructor(
    stack: Stack,
    private clock: Clock,
    { callsPerSecond, ...options }: LiveWorldOptions = {},
  ) {
    const now = clock.now();
    this.deployed = new DeployedStack(stack, { ...options, start: 60 * Math.floor(now / 60) });
    this.calls = callsPerSecond === undefined ? undefined : new TokenBucket(callsPerSecond, now);
  }

  /** The stack as it is now. */
  read(): DeployedStack {
    this.deployed.advanceTo(this.clock.now());
    return this.deployed;
  }

  /** The groups as they are now, in template order. */
  groups(): readonly DeployedGroup[] {
    return [...this.read().groups.values()];
  }

  /** A group as it is now; undefined if there is none of that name. */
  group(name: string): DeployedGroup | undefined {
    return this.read().groups.get(name);
  }

  /**
   * Counts one more call.
   *
   * @throws AwsError when there are too many
   */
  admitCall(): void {
    if (this.calls?.take(this.read().now) === false) {
      throw new AwsError('Throttling', 'Rate exceeded');
    }
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
