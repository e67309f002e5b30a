import { VirtualClock } from '../../lib/local-aws/clock';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import { LAMBDA_FOLDER } from '../bundle/lambda';
import { startFakeAws } from './fake-aws';

/** Calls of a tick of the bundled Lambda when it is warm and its leases are there, by API. */
export interface WarmTick {
  readonly groups: number;
  readonly calls: Readonly<Record<string, number>>;
  /** Bytes of the line of one group, and the scheduled actions that it tells. */
  readonly lineBytes: number;
  readonly scheduledActions: number;
}

const TICK = { source: 'aws.events', 'detail-type': 'Scheduled Event' };

/** Minutes after which 100 groups have been read, and their leases are written, 20 writes of a group in a tick. */
const SETTLED = 6;

/** Runs the bundled Lambda on a fake of AWS until nothing is left to write, then counts the calls of one more tick. */
export async function benchWarmTick(groups: number): Promise<WarmTick> {
  const names = Array.from({ length: groups }, (_, index) => `group-${index}`);
  const clock = new VirtualClock();
  const aws = await startFakeAws(names, () => clock.now() * 1000);
  const list = names.map((name) => ({ name, baseline: 1 }));
  const controller = new LambdaHost(
    {
      logicalId: 'Controller',
      name: 'Controller',
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memorySize: 256,
      timeout: 60,
      environment: { AUTO_SCALING_GROUPS: JSON.stringify(list) },
    },
    { folder: LAMBDA_FOLDER, file: `${LAMBDA_FOLDER}/index.mjs`, exportName: 'handler' },
    { endpointUrl: aws.url, region: 'us-east-1', clock },
  );
  try {
    for (let minute = 0; minute < SETTLED; minute++) {
      await tick(controller, clock);
    }
    const before = { ...aws.calls };
    const [line = ''] = await tick(controller, clock);
    const calls = Object.entries(aws.calls).map(([api, count]) => [api, count - (before[api] ?? 0)] as const);
    const { snapshot } = JSON.parse(line) as { snapshot: { scheduledActions: unknown[] } };
    return {
      groups,
      calls: Object.fromEntries(calls.filter(([, count]) => count > 0)),
      lineBytes: Buffer.byteLength(line),
      scheduledActions: snapshot.scheduledActions.length,
    };
  } finally {
    await controller.close();
    await aws.close();
  }
}

async function tick(controller: LambdaHost, clock: VirtualClock): Promise<readonly string[]> {
  clock.advance(60);
  const { error, lines } = await controller.invoke(TICK);
  if (error) {
    throw new Error(`the controller failed: ${error.errorMessage}`);
  }
  return lines;
}
