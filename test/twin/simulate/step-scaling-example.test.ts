import { changes, cpuAlarm, percent, stepPolicy } from './step-scaling-support';
import { levels, trackedStack } from './support';

/** So many instances at so much CPU for a minute, and ten minutes in which no alarm goes off. */
function minuteAt(instances: number, cpu: number, quiet: number): readonly (readonly [number, number])[] {
  return [
    [(instances * cpu) / 100, 1],
    [quiet, 10],
  ];
}

describe("the guide's step scaling example, as whole runs (D)", () => {
  const stack = (DefaultInstanceWarmup: number) =>
    trackedStack({
      desired: 10,
      max: 100,
      group: { DefaultInstanceWarmup },
      resources: {
        Cpu: stepPolicy(percent, [
          [0, 10, 10],
          [10, null, 30],
        ]),
        In: stepPolicy(percent, [
          [-10, 0, -10],
          [null, -10, -30],
        ]),
        High: cpuAlarm('from', 60, 'Cpu'),
        Low: cpuAlarm('to', 40, 'In'),
      },
    });

  test('takes 10 instances at 60 % to 11, at 70 % to 14, at 40 % to 13 and at 30 % to 10 (rule 2.7)', () => {
    const chain = [minuteAt(10, 60, 5.5), minuteAt(11, 70, 6.2), minuteAt(14, 40, 6.2), minuteAt(13, 30, 5.5)];

    expect(changes(stack(120), levels([5, 10], ...chain.flat()))).toEqual([
      [10, 11],
      [11, 14],
      [14, 13],
      [13, 10],
    ]);
  });

  test('adds nothing at 62 % and two at 70 % while the eleventh warms up (rule 2.6)', () => {
    const chain = [minuteAt(10, 60, 5.5), minuteAt(11, 62, 5.5), minuteAt(11, 70, 5.5)];

    expect(changes(stack(3600), levels([5, 10], ...chain.flat()))).toEqual([
      [10, 11],
      [11, 13],
    ]);
  });

  test('adds another at 62 %, and more at 70 %, when the eleventh has warmed up', () => {
    const chain = [minuteAt(10, 60, 5.5), minuteAt(11, 62, 5.5), minuteAt(12, 70, 6.5)];

    expect(changes(stack(120), levels([5, 10], ...chain.flat()))).toEqual([
      [10, 11],
      [11, 12],
      [12, 15],
    ]);
  });
});
