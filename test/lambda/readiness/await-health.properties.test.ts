import * as fc from 'fast-check';
import { handleLaunch } from '../../../lambda/readiness/handle-launch';
import { FakeWorld } from './support/fake-world';
import { launchEvent } from './support/launch-event';

const seconds = (max: number) => fc.integer({ min: 0, max });
const worlds = fc.record({
  healthyAt: fc.array(fc.option(seconds(2000)), { minLength: 1, maxLength: 5 }),
  registerFails: seconds(900),
  healthFails: seconds(900),
  timeout: fc.integer({ min: 60, max: 840 }),
  interval: fc.integer({ min: 5, max: 60 }),
  onTimeout: fc.constantFrom('CONTINUE' as const, 'ABANDON' as const),
});

describe('a launch', () => {
  test('ends once, not later than its timeout, and in service early only when it is healthy everywhere', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ healthyAt, registerFails, healthFails, timeout, interval, onTimeout }) => {
        const targetGroupArns = healthyAt.map((_, index) => `target${index}`);
        const world = new FakeWorld({
          targetGroupArns,
          timeout: timeout * 1000,
          interval: interval * 1000,
          onTimeout,
        });
        for (const [index, at] of healthyAt.entries()) {
          world.healthyAt.set(`target${index}`, at ?? Number.POSITIVE_INFINITY);
          world.failing.set(`register target${index}`, registerFails).set(`health target${index}`, healthFails);
        }

        const { outcome, after } = await handleLaunch(launchEvent(), world);

        const readyAt = Math.max(registerFails, healthFails, ...healthyAt.map((at) => at ?? Number.POSITIVE_INFINITY));
        expect(world.calls.filter((call) => call.includes('complete'))).toHaveLength(1);
        expect(after).toBeLessThanOrEqual(timeout);
        expect(outcome).toBe(readyAt <= timeout ? 'CONTINUE' : onTimeout);
        expect(after).toBeLessThanOrEqual(Math.min(timeout, readyAt + interval));
        if (outcome === 'CONTINUE' && after < timeout) {
          expect(after).toBeGreaterThanOrEqual(readyAt);
        }
      }),
    );
  });
});
