import { advance } from '../../../lib/twin/fleet/advance';
import { setDesiredCapacity, updateGroup } from '../../../lib/twin/fleet/resize';
import { newGroup, runningGroup, START, statesOf } from './support';

describe('advance', () => {
  test('starts the first instances after the action latency, and has them in service after the launch', () => {
    const group = newGroup();

    expect(statesOf(advance(group, START + 7))).toEqual({});
    expect(statesOf(advance(group, START + 8))).toEqual({ Pending: 1 });
    expect(statesOf(advance(group, START + 25))).toEqual({ Pending: 1 });
    expect(statesOf(advance(group, START + 26))).toEqual({ InService: 1 });
  });

  test('spreads launches over the zones', () => {
    const group = advance(setDesiredCapacity(runningGroup(), 5), START + 120);

    expect(group.instances.map(({ zone }) => zone).sort()).toEqual([
      'us-east-1a',
      'us-east-1a',
      'us-east-1a',
      'us-east-1b',
      'us-east-1b',
    ]);
  });

  test('takes the oldest instance out of the fullest zone first', () => {
    const five = advance(setDesiredCapacity(runningGroup(), 5), START + 120);

    const four = advance(setDesiredCapacity(five, 4), START + 130);

    expect(four.instances.find(({ state }) => state === 'Terminating')).toMatchObject({
      id: five.instances[0]?.id,
      zone: 'us-east-1a',
    });
  });

  test('drains for the whole deregistration delay where a target group is attached', () => {
    const two = advance(
      setDesiredCapacity(runningGroup({ TargetGroupARNs: ['arn:of:another:stack'] }), 2),
      START + 120,
    );
    const one = setDesiredCapacity(two, 1);

    expect(statesOf(advance(one, START + 128 + 309))).toEqual({ InService: 1, Terminating: 1 });
    expect(statesOf(advance(one, START + 128 + 310))).toEqual({ InService: 1 });
  });

  test('ends a terminating instance soon where no target group is attached', () => {
    const two = advance(setDesiredCapacity(runningGroup(), 2), START + 120);

    expect(statesOf(advance(setDesiredCapacity(two, 1), START + 120 + 18))).toEqual({ InService: 1 });
  });

  test('waits for a pending instance to be in service before it takes one out', () => {
    const launching = advance(setDesiredCapacity(runningGroup(), 3), START + 70);
    const fewer = setDesiredCapacity(launching, 1);

    expect(statesOf(advance(fewer, START + 79))).toMatchObject({ Pending: 2 });
    expect(statesOf(advance(fewer, START + 200))).toEqual({ InService: 1 });
  });

  test('keeps instances that are protected from scale-in', () => {
    const two = advance(setDesiredCapacity(runningGroup({ NewInstancesProtectedFromScaleIn: true }), 2), START + 120);

    const one = advance(setDesiredCapacity(two, 1), START + 1000);

    expect(one.desired).toBe(1);
    expect(statesOf(one)).toEqual({ InService: 2 });
  });

  test('tells why an instance was started in the service’s words', () => {
    const group = advance(setDesiredCapacity(runningGroup(), 3), START + 120);

    expect(group.activities.at(-1)).toMatchObject({
      description: expect.stringMatching(/^Launching a new EC2 instance: i-0[0-9a-f]{16}$/),
      cause:
        'At 2026-01-01T00:01:00Z a user request explicitly set group desired capacity changing the desired capacity from 1 to 3.  At 2026-01-01T00:01:08Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 3.',
      startTime: START + 68,
      endTime: START + 86,
      statusCode: 'Successful',
      progress: 100,
    });
  });

  test('tells why an instance was taken out in the service’s words', () => {
    const three = advance(setDesiredCapacity(runningGroup({ TargetGroupARNs: ['arn:x'] }), 3), START + 120);

    const draining = advance(updateGroup(three, { max: 2 }), START + 130);

    const id = three.instances[0]?.id;
    expect(draining.activities.at(-1)).toMatchObject({
      description: `Terminating EC2 instance: ${id} - Waiting For ELB Connection Draining.`,
      cause: `At 2026-01-01T00:02:00Z a user request update of AutoScalingGroup constraints to min: 1, max: 2, desired: 2 changing the desired capacity from 3 to 2.  At 2026-01-01T00:02:08Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2.  At 2026-01-01T00:02:08Z instance ${id} was selected for termination.`,
      statusCode: 'WaitingForELBConnectionDraining',
      progress: 50,
    });
  });

  test('forgets an activity six weeks after its start, whether or not anything else happens', () => {
    const group = runningGroup();
    const sixWeeksLater = START + 8 + 42 * 86_400;

    expect(advance(group, sixWeeksLater - 1).activities).toEqual(group.activities);
    expect(advance(group, sixWeeksLater).activities).toEqual([]);
  });

  test('keeps newer activities when it forgets older ones', () => {
    const later = START + 43 * 86_400;

    const resized = advance(setDesiredCapacity(advance(runningGroup(), later), 2), later + 60);

    expect(resized.activities.map(({ startTime }) => startTime)).toEqual([later + 8]);
  });

  test('changes nothing for a time in the past', () => {
    const group = runningGroup();

    expect(advance(group, START)).toBe(group);
  });
});
