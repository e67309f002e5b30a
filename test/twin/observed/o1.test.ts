import { levels, trackedStack } from '../simulate/support';
import { clock } from './clock';
import { expectReproduced, replay, timeOf } from './replay';
import { o1 } from './timelines';

/**
 * Known: target 20, 3 and 15 periods of 60 s, AlarmLow at 14 with a desired capacity of 2. Chosen: detailed monitoring,
 * the size of 1 before (it follows from the later scale-in), the warm-up of 300 s, and a load that makes the metric
 * breach in the minutes that the alarms' changes of state ask for: above the target from 21:18, low from 21:27.
 */
const scene = {
  stack: trackedStack({ min: 1, max: 2, target: 20, group: { DefaultInstanceWarmup: 300 } }),
  from: '20:58:00',
  demand: levels([0.16, 20], [0.3, 9], [0.12, 30]),
  // With this seed AlarmHigh is evaluated at second 22 and AlarmLow at second 47, as in the report.
  seed: 5767,
};
const parameters = { trackingHold: 300, actionLatency: 7.7, launchToInService: 5.8 };

describe('O1, target tracking that acts 300 s after its alarms', () => {
  test('is reproduced to the second, launches to the tenth of one', () => {
    const told = replay({ ...scene, parameters });

    expectReproduced(o1, told);
  });

  test('acts 300 s earlier, with the change of state, when nothing holds it', () => {
    const told = replay({ ...scene, parameters: { ...parameters, trackingHold: 0 } });

    expect(timeOf('AlarmHigh', told)).toBe(clock('21:22:22'));
    expect(timeOf('1 to 2', told)).toBe(clock('21:27:22') - 300);
    expect(timeOf('2 to 1', told)).toBe(clock('21:48:47') - 300);
    expect(() => expectReproduced(o1, told)).toThrow();
  });

  test('takes 20 s longer to be in service with the default latency and launch', () => {
    const told = replay({ ...scene, parameters: { trackingHold: 300 } });

    expect(timeOf('launch ends', told)).toBeCloseTo(clock('21:27:35.5') + 12.5, 6);
    expect(() => expectReproduced(o1, told)).toThrow();
  });
});
