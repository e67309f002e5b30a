import { levels, trackedStack } from '../simulate/support';
import { clock } from './clock';
import { expectReproduced, replay, timeOf } from './replay';
import { o5 } from './timelines';

/**
 * Known: target tracking on CPU, a warm-up of 300 s, 33 s from launch to InService. Chosen: target 50, detailed
 * monitoring, and a load that is above the target of 2 instances from 08:33, above that of 3 from 08:40, and low from
 * 08:49.
 */
const scene = (warmup: number) => ({
  stack: trackedStack({ min: 2, max: 4, target: 50, policy: { EstimatedInstanceWarmup: warmup } }),
  from: '08:13:00',
  demand: levels([0.8, 20], [1.4, 7], [1.6, 9], [0.2, 30]),
  // With this seed AlarmHigh is evaluated at second 37 and AlarmLow at second 25, as in the report.
  seed: 3464,
  parameters: { launchToInService: 33 },
});

describe('O5, target tracking with a warm-up of 300 s', () => {
  test('is reproduced, the scale-outs to the second and the second removal 1 s late', () => {
    const told = replay(scene(300));

    expectReproduced(o5, told);
  });

  test('adds again nine minutes later: when the first minute with three instances past their warm-up can be read', () => {
    const told = replay(scene(300));

    const firstFullMinute = 60 * Math.ceil(timeOf('3 warm', told) / 60);
    expect(timeOf('3 to 4', told) - timeOf('2 to 3', told)).toBe(540);
    expect(timeOf('3 to 4', told)).toBe(firstFullMinute + 120 + 37);
  });

  test('adds again two minutes earlier without a warm-up', () => {
    const told = replay(scene(0));

    expect(timeOf('3 to 4', told)).toBe(clock('08:46:37') - 120);
    expect(() => expectReproduced(o5, told)).toThrow();
  });

  test('is warm 15 s too early with the default launch', () => {
    const told = replay({ ...scene(300), parameters: {} });

    expect(timeOf('3 warm', replay(scene(300))) - timeOf('3 warm', told)).toBe(15);
    expect(() => expectReproduced(o5, told)).toThrow();
  });

  test('takes the next one a minute later, 1 s more than was seen: its alarm keeps its second', () => {
    const told = replay(scene(300));

    expect(timeOf('3 to 2', told) - timeOf('4 to 3', told)).toBe(60);
  });
});
