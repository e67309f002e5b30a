import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { VirtualClock } from '../../../lib/local-aws/clock';
import { LiveWorld } from '../../../lib/local-aws/live-world';
import { serve } from '../../../lib/local-aws/serve';
import type { GroupLoad } from '../../../lib/twin/deployed/deployed-stack';
import { readStack } from '../../../lib/twin/template/read-stack';
import { webService } from '../../twin/template/fixtures';

/** A running endpoint with clients of the real SDK, a minute after the stack was created. */
export interface LocalEndpoint {
  readonly url: string;
  readonly groupName: string;
  readonly clock: VirtualClock;
  readonly world: LiveWorld;
  readonly autoScaling: AutoScalingClient;
  readonly cloudWatch: CloudWatchClient;
  close(): Promise<void>;
}

type WorldOptions = NonNullable<ConstructorParameters<typeof LiveWorld>[2]>;

interface EndpointOptions extends Omit<WorldOptions, 'load'> {
  /** On the first group. */
  readonly load?: Omit<GroupLoad, 'groupName'>;
}

export async function startEndpoint(
  template: unknown = webService,
  { load, ...options }: EndpointOptions = {},
): Promise<LocalEndpoint> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const stack = readStack(template, { stackName: 'Web' });
  const clock = new VirtualClock();
  const groupName = stack.groups[0]?.name ?? '';
  const world = new LiveWorld(stack, clock, { ...options, ...(load && { load: { ...load, groupName } }) });
  const endpoint = await serve({ world });
  clock.advance(60);
  const configuration = {
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  const autoScaling = new AutoScalingClient(configuration);
  const cloudWatch = new CloudWatchClient(configuration);
  return {
    url: endpoint.url,
    groupName,
    clock,
    world,
    autoScaling,
    cloudWatch,
    close: async () => {
      autoScaling.destroy();
      cloudWatch.destroy();
      await endpoint.close();
    },
  };
}
