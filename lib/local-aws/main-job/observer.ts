import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { isoSeconds } from '../../twin/iso-time';

/** A group as an outsider sees it through the API. */
export interface Observation {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  /** Number of instances by lifecycle state. */
  readonly instances: { readonly [lifecycleState: string]: number };
}

/**
 * Looks at the endpoint from outside: through the AWS SDK, with a client of its own, knowing nothing of the endpoint's
 * state or of what the Lambda function says it did.
 */
export class Observer {
  private constructor(
    private readonly sdk: typeof import('@aws-sdk/client-auto-scaling'),
    private readonly client: AutoScalingClient,
    private readonly groupName: string,
  ) {}

  static async connect(url: string, region: string, groupName: string): Promise<Observer> {
    const sdk = await import('@aws-sdk/client-auto-scaling');
    const client = new sdk.AutoScalingClient({
      endpoint: url,
      region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    return new Observer(sdk, client, groupName);
  }

  async look(): Promise<Observation> {
    const { AutoScalingGroups } = await this.client.send(
      new this.sdk.DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [this.groupName] }),
    );
    const group = AutoScalingGroups?.[0];
    if (!group) {
      throw new Error(`the endpoint has no group ${this.groupName}`);
    }
    const states = (group.Instances ?? []).map(({ LifecycleState }) => LifecycleState ?? 'unknown');
    return {
      min: group.MinSize ?? 0,
      max: group.MaxSize ?? 0,
      desired: group.DesiredCapacity ?? 0,
      instances: Object.fromEntries(
        [...new Set(states)].sort().map((state) => [state, states.filter((other) => other === state).length]),
      ),
    };
  }

  /** Why instances last came or went, in AWS's words, one sentence each. */
  async lastCause(): Promise<readonly string[]> {
    const { Activities } = await this.client.send(
      new this.sdk.DescribeScalingActivitiesCommand({ AutoScalingGroupName: this.groupName, MaxRecords: 1 }),
    );
    return (Activities?.[0]?.Cause ?? '').split('  ').filter((sentence) => sentence !== '');
  }

  /** The floors that are to come, in order of time, for example `minimum 1 at 2026-01-02T02:01:00Z (headroom-release)`. */
  async lease(): Promise<readonly string[]> {
    const { ScheduledUpdateGroupActions: actions = [] } = await this.client.send(
      new this.sdk.DescribeScheduledActionsCommand({ AutoScalingGroupName: this.groupName }),
    );
    return actions
      .filter(({ ScheduledActionName: name }) => name?.startsWith('headroom-'))
      .sort((one, other) => Number(one.StartTime) - Number(other.StartTime))
      .map(({ MinSize, StartTime, ScheduledActionName: name }) => {
        const at = StartTime ? isoSeconds(StartTime.getTime() / 1000) : 'no time';
        return `minimum ${MinSize} at ${at} (${name})`;
      });
  }

  /** Sets desired capacity past the controller; the service's error if it refuses. */
  async setDesired(capacity: number): Promise<string | undefined> {
    try {
      await this.client.send(
        new this.sdk.SetDesiredCapacityCommand({ AutoScalingGroupName: this.groupName, DesiredCapacity: capacity }),
      );
      return undefined;
    } catch (error) {
      if (error instanceof this.sdk.AutoScalingServiceException) {
        return `${error.name}: ${error.message}`;
      }
      throw error;
    }
  }

  close(): void {
    this.client.destroy();
  }
}

/** Instances that serve. */
function inService({ instances }: Observation): number {
  return instances.InService ?? 0;
}

/** Whether instances have followed desired capacity: as many in service, none on the way in or out. */
export function settled(observation: Observation): boolean {
  return inService(observation) === observation.desired && Object.keys(observation.instances).length <= 1;
}

/** For example `1 InService, 2 Pending`. */
export function instanceText({ instances }: Observation): string {
  return (
    Object.entries(instances)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ') || 'no instances'
  );
}
