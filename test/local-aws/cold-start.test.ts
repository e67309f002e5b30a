import { autoScalingPorts } from '../../lambda/capacity-controller/auto-scaling';
import { cpuLoadReader } from '../../lambda/capacity-controller/cloud-watch';
import { handleEvent } from '../../lambda/capacity-controller/controller';
import type { Surroundings } from '../../lambda/capacity-controller/surroundings';
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

/** A function that starts cold, on the real SDK and the clock of the endpoint. */
function coldFunction(): Surroundings {
  return {
    config: {
      groupName: local.groupName,
      policy: { mode: 'shadow', quality: 0.01, bootMinutes: 2, minimumHold: 900 },
    },
    groups: autoScalingPorts(),
    loads: cpuLoadReader(),
    memories: new Map(),
    now: () => local.clock.now() * 1000,
    remaining: () => 30_000,
    writeLine: () => {},
  };
}

describe('a cold start on the real SDK', () => {
  test('comes to the state and the plan of functions that have been awake', async () => {
    const hourly = coldFunction();
    for (let hour = 0; hour < 4 * 24; hour++) {
      local.clock.advance(3600);
      await handleEvent(TICK, 'hourly', hourly);
    }
    const eachMinute = coldFunction();
    for (let minute = 0; minute < 60; minute++) {
      local.clock.advance(60);
      await handleEvent(TICK, 'each minute', eachMinute);
    }
    const cold = coldFunction();

    const answers = await Promise.all([hourly, eachMinute, cold].map((world) => handleEvent(TICK, 'last', world)));

    const memory = cold.memories.get(local.groupName);
    expect(memory?.planner.seen).toBeGreaterThan(2 * 1440);
    expect(hourly.memories.get(local.groupName)).toEqual(memory);
    expect(eachMinute.memories.get(local.groupName)).toEqual(memory);
    expect(new Set(answers.map(({ plan }) => plan?.[0]?.capacity)).size).toBe(1);
  }, 60_000);
});
