import { deploy, running, START } from './support';

const policyOn = (properties: object) => ({
  Policy: {
    Type: 'AWS::AutoScaling::ScalingPolicy',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties },
  },
});

const tracking = policyOn({
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingConfiguration: {
    PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
    TargetValue: 50,
  },
});

const hook = (transition: string) => ({
  Hook: {
    Type: 'AWS::AutoScaling::LifecycleHook',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
      HeartbeatTimeout: 100,
    },
  },
});

const warmPool = (properties: object = {}) => ({
  Pool: {
    Type: 'AWS::AutoScaling::WarmPool',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: 1, MaxGroupPreparedCapacity: 0, ...properties },
  },
});

/** A target group whose checks find a target unhealthy after 25 s. */
const TargetGroup = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 2 },
};

describe('a scaling activity', () => {
  test('tells why an instance was started in the service’s words', () => {
    const { group, at } = running();
    group.setDesired(3);
    at(120);

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
    const { group, at } = running({ TargetGroupARNs: ['arn:x'] });
    group.setDesired(3);
    const [oldest] = at(120).instances;
    group.update({ max: 2 });
    at(130);

    expect(group.activities.at(-1)).toMatchObject({
      description: `Terminating EC2 instance: ${oldest?.id} - Waiting For ELB Connection Draining.`,
      cause: `At 2026-01-01T00:02:00Z a user request update of AutoScalingGroup constraints to min: 1, max: 2, desired: 2 changing the desired capacity from 3 to 2.  At 2026-01-01T00:02:08Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2.  At 2026-01-01T00:02:08Z instance ${oldest?.id} was selected for termination.`,
      statusCode: 'WaitingForELBConnectionDraining',
      progress: 50,
    });
  });

  test('no longer tells of draining once it has ended', () => {
    const { group, at } = running({ TargetGroupARNs: ['arn:x'] });
    group.setDesired(2);
    at(120);
    group.setDesired(1);
    at(600);

    expect(group.activities.at(-1)).toMatchObject({
      description: expect.stringMatching(/^Terminating EC2 instance: i-0[0-9a-f]{16}$/),
      statusCode: 'Successful',
    });
  });

  test('is cancelled when its launch is cut short, and the termination does not drain', () => {
    const { group, at } = deploy({ MinSize: '0', DesiredCapacity: '1', TargetGroupARNs: ['arn:x'] });
    at(9);
    group.setDesired(0);
    at(60);

    expect(group.activities).toMatchObject([
      { statusCode: 'Cancelled', startTime: START + 8, endTime: START + 17 },
      { statusCode: 'Successful', startTime: START + 17, endTime: START + 27 },
    ]);
  });

  test('names the alarm and the policy that it goes back to', () => {
    const load = { demand: new Float64Array(10).fill(0.9) };
    const { group, at } = deploy({}, { resources: tracking, load, begin: 'settled', parameters: { alarmSecond: 0 } });
    at(600);

    expect(group.activities[0]?.cause).toMatch(
      /^At \S+ a monitor alarm TargetTracking-(\S+)-AlarmHigh-(\S+) in state ALARM triggered policy \2 changing the desired capacity from 1 to 2\. {2}At /,
    );
  });

  test('tells of a scheduled action', () => {
    const action = {
      Type: 'AWS::AutoScaling::ScheduledAction',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: '2', Recurrence: '5 * * * *' },
    };
    const { group, at } = deploy({}, { resources: { Action: action }, begin: 'settled' });
    at(320);

    expect(group.activities[0]?.cause).toContain(
      'At 2026-01-01T00:05:00Z a scheduled action update of AutoScalingGroup constraints to min: 2, max: 10, desired: 2 changing the desired capacity from 1 to 2.',
    );
  });

  test('does not tell of a creation without instances', () => {
    const { group, at } = deploy({ MinSize: '0' });
    group.setDesired(1);
    at(60);

    expect(group.activities[0]?.cause).toMatch(/^At 2026-01-01T00:00:00Z a user request explicitly set/);
  });

  test('is in the middle of a lifecycle action while a hook holds the launch, and cancelled when that is abandoned', () => {
    const { at } = deploy({}, { resources: hook('LAUNCHING') });

    const [before, during, after] = [25, 26, 126].map((seconds) => at(seconds).activities[0]?.statusCode);

    expect([before, during, after]).toEqual(['PreInService', 'MidLifecycleAction', 'Cancelled']);
  });

  test('is in the middle of a lifecycle action while a hook holds the termination', () => {
    const { group, at } = deploy({ MinSize: '0' }, { resources: hook('TERMINATING') });
    group.setDesired(1);
    at(100);
    group.setDesired(0);

    const [during, after] = [108, 218].map((seconds) => at(seconds).activities[1]?.statusCode);

    expect([during, after]).toEqual(['MidLifecycleAction', 'Successful']);
  });

  test('tells of an instance that failed', () => {
    const { group, at } = running({}, { parameters: { failuresPerInstanceHour: 3600 } });
    at(200);

    expect(group.activities[1]).toMatchObject({
      description: expect.stringMatching(/^Terminating EC2 instance: i-0/),
      cause: expect.stringContaining(
        'taken out of service in response to an EC2 health check indicating it has been terminated or stopped.',
      ),
      statusCode: 'Successful',
    });
  });

  test('tells of an instance that is replaced because its target is unhealthy', () => {
    const { group, at } = deploy(
      { HealthCheckType: 'ELB', TargetGroupARNs: [{ Ref: 'Targets' }] },
      { resources: { Targets: TargetGroup }, parameters: { applicationBoot: 3600 } },
    );
    at(26 + 25 + 60);

    expect(group.activities.at(-1)).toMatchObject({
      description: expect.stringContaining('Terminating EC2 instance: i-0'),
      cause:
        'At 2026-01-01T00:01:51Z an instance was taken out of service in response to an ELB system health check failure.',
    });
  });

  test('tells of an instance that is replaced because of its age', () => {
    const { group, at } = deploy({ MaxInstanceLifetime: 86_400 }, { begin: 'settled' });
    at(86_400);

    expect(group.activities[0]?.cause).toMatch(/in response to the maximum instance lifetime\.$/);
  });
});

describe('the activities of a warm pool', () => {
  test('tell that instances are launched into it, and from it', () => {
    const { group, at } = deploy({}, { resources: warmPool() });
    at(200);
    group.setDesired(2);
    at(400);

    const told = group.activities.map(({ description, statusCode }) => `${description.split(':')[0]} ${statusCode}`);
    expect(told).toEqual([
      'Launching a new EC2 instance Successful',
      'Launching a new EC2 instance into warm pool Successful',
      'Launching a new EC2 instance from warm pool Successful',
      'Launching a new EC2 instance into warm pool Successful',
    ]);
  });

  test('tell that an instance was terminated from it, without draining', () => {
    const pool = warmPool({ MaxGroupPreparedCapacity: -1, MinSize: 0 });
    const { group, at } = deploy({ MaxSize: '4', TargetGroupARNs: ['arn:x'] }, { resources: pool, begin: 'settled' });
    group.setDesired(2);
    at(7);
    group.update({ max: 2 });
    at(8);

    expect(group.activities.at(-1)).toMatchObject({
      description: expect.stringMatching(/^Terminating EC2 instance from warm pool: i-0[0-9a-f]{16}$/),
      statusCode: 'InProgress',
    });
  });

  test('end when an instance goes back to it', () => {
    const pool = warmPool({ InstanceReusePolicy: { ReuseOnScaleIn: true } });
    const { group, at } = deploy({ DesiredCapacity: '2' }, { resources: pool, begin: 'settled' });
    group.setDesired(1);
    at(60);

    expect(group.activities.at(-1)).toMatchObject({
      description: expect.stringMatching(/^Terminating EC2 instance: i-0[0-9a-f]{16}$/),
      statusCode: 'Successful',
    });
    expect(group.instances.filter(({ isPooled }) => isPooled)).toHaveLength(1);
  });
});

describe('the activities of a group', () => {
  test('are forgotten six weeks after their start, whether or not anything else happens', () => {
    const { group, at } = running();
    const sixWeeksLater = 8 + 42 * 86_400;

    expect(at(sixWeeksLater - 1).activities).toHaveLength(1);
    expect(at(sixWeeksLater).activities).toEqual([]);
    expect(group.instances).toHaveLength(1);
  });

  test('keep newer ones when older ones are forgotten', () => {
    const later = 43 * 86_400;
    const { group, at } = running();
    at(later);
    group.setDesired(2);
    at(later + 60);

    expect(group.activities.map(({ startTime }) => startTime)).toEqual([START + later + 8]);
  });
});
