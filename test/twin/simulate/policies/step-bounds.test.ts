import { simulate } from '../../../../lib/twin/simulate/simulate';
import { change, cpuAlarm, type Step, stepPolicy } from '../step-scaling-support';
import { levels, trackedStack } from '../support';

const gapOrOverlap = 'neither overlap nor leave a gap';

function findingsOf(steps: readonly Step[]) {
  const resources = { Cpu: stepPolicy(change, steps), High: cpuAlarm('from', 70, 'Cpu') };
  return simulate({ stack: trackedStack({ resources }), demand: levels([1, 10]), start: 0 }).findings;
}

describe('the bounds of a step policy', () => {
  test('may be given in any order', () => {
    const steps: readonly Step[] = [
      [10, null, 2],
      [null, 0, -1],
      [0, 10, 1],
    ];

    expect(findingsOf(steps)).toEqual([]);
  });

  test.each<[string, Step, Step, string]>([
    ['overlap', [0, 20, 1], [10, null, 1], `${gapOrOverlap}, got from 0 to 20 and from 10 on`],
    ['leave a gap', [0, 10, 1], [20, null, 1], `${gapOrOverlap}, got from 0 to 10 and from 20 on`],
    ['are the wrong way round', [20, 10, 1], [20, null, 1], 'must be below its upper bound, got from 20 to 10'],
    ['are missing', [null, null, 1], [0, null, 1], 'must have a lower or an upper bound, got neither'],
  ])('fail AWS when they %s, which is a finding', (_name, first, second, message) => {
    expect(findingsOf([first, second])).toEqual([
      { path: 'Resources.Cpu.Properties.StepAdjustments', message: expect.stringContaining(message) },
    ]);
  });
});
