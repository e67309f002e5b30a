import { levels, trackedStack } from '../simulate/support';
import { clock } from './clock';
import { expectReproduced, replay, timeOf } from './replay';
import { o12 } from './timelines';

/** Known: the two times alone. Chosen: sizes, policy, and a load that makes the alarm go off at 17:10:20. */
const scene = { stack: trackedStack(), from: '16:56:00', demand: levels([0.5, 10], [0.9, 10]) };

describe('O12, the time from a change of desired capacity to the launch', () => {
  test('is reproduced to the second', () => {
    const told = replay({ ...scene, parameters: { alarmSecond: 20, actionLatency: 12 } });

    expectReproduced(o12, told);
  });

  test('is 8 s by default, 4 s less than was seen', () => {
    const told = replay({ ...scene, parameters: { alarmSecond: 20 } });

    expect(timeOf('launch begins', told)).toBe(clock('17:10:32') - 4);
  });
});
