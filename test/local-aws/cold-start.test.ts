import type { Answer } from '../../lambda/capacity-controller/answer';
import { autoScalingPorts } from '../../lambda/capacity-controller/aws/auto-scaling';
import { loadReader } from '../../lambda/capacity-controller/aws/cloud-watch';
import { CallMeter } from '../../lambda/capacity-controller/call-meter';
import { handleEvent } from '../../lambda/capacity-controller/controller';
import { newWorld } from '../../lambda/capacity-controller/new-world';
import type { World } from '../../lambda/capacity-controller/surroundings';
import { readControllerEnvironment } from '../../lib/scaling/controller/controller-environment';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

const TICK = { source: 'aws.events', 'detail-type': 'Scheduled Event' };

/** Of five days, so that a cold start reads it in three parts. */
const { perMinute: demand } = generateTrace({
  ...parseGenerator('daily:mean=4,amplitude=0.6,noise=0.1'),
  minutes: 5 * 1440,
  seed: 1,
});

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint(undefined, { load: { demand }, begin: 'settled' });
  jest.replaceProperty(process, 'env', {
    ...process.env,
    AWS_ENDPOINT_URL: local.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await local.close();
});

/** A function that starts cold, on the real SDK and the clock of the endpoint, and writes nothing. */
function coldFunction(): World {
  const meter = new CallMeter();
  const config = readControllerEnvironment({
    AUTO_SCALING_GROUP_NAME: local.groupName,
    BASELINE: '1',
    CONTROLLER_MODE: 'lead',
    SHADOW: 'true',
  });
  const world = newWorld({ config, groups: autoScalingPorts(meter), loads: loadReader(meter), meter });
  return { ...world, now: () => local.clock.now() * 1000, writeLine: () => {} };
}

const context = { awsRequestId: 'request', functionName: 'Controller', getRemainingTimeInMillis: () => 30_000 };
const tick = async (world: World) => (await handleEvent(TICK, context, world)) as Answer;

describe('a cold start on the real SDK', () => {
  test('comes to the state and the plan of functions that have been awake', async () => {
    const hourly = coldFunction();
    for (let hour = 0; hour < 4 * 24; hour++) {
      local.clock.advance(3600);
      await tick(hourly);
    }
    const eachMinute = coldFunction();
    for (let minute = 0; minute < 60; minute++) {
      local.clock.advance(60);
      await tick(eachMinute);
    }
    const cold = coldFunction();

    const answers = await Promise.all([hourly, eachMinute, cold].map(tick));

    const memory = cold.memories.get(local.groupName);
    expect(memory?.planner.seen).toBeGreaterThan(2 * 1440);
    expect(hourly.memories.get(local.groupName)).toEqual(memory);
    expect(eachMinute.memories.get(local.groupName)).toEqual(memory);
    expect(new Set(answers.map(({ plan }) => plan?.[0]?.capacity)).size).toBe(1);
  }, 60_000);
});
