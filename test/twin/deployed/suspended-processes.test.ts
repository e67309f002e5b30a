import { type Deployed, deploy, running, START, statesOf } from './support';

/** CPU of one instance at twice its capacity, tracked at 50 %, with an alarm that is looked at on the full minute. */
function overloaded(): Deployed {
  const Cpu = {
    Type: 'AWS::AutoScaling::ScalingPolicy',
    Properties: {
      AutoScalingGroupName: { Ref: 'Group' },
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 50,
      },
    },
  };
  const load = { demand: new Float64Array(60).fill(2) };
  return deploy({}, { resources: { Cpu }, load, begin: 'settled', parameters: { alarmSecond: 0 } });
}

const LIFETIME = 86_400;

/** Two instances, of which each is replaced after a day. */
const ageing = (properties: object = {}) =>
  deploy({ DesiredCapacity: '2', MaxInstanceLifetime: LIFETIME, ...properties }, { begin: 'settled' });

const launchFirst = { InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 110 } };

describe('suspended ScheduledActions', () => {
  test('let an action pass by, which is not caught up, and the next one run once they are resumed', () => {
    const { group, at } = running();
    group.schedule.put({ name: 'missed', startTime: START + 120, minSize: 2 });
    group.schedule.put({ name: 'hourly', recurrence: '5 * * * *', minSize: 3 });
    group.schedule.put({ name: 'later', startTime: START + 1200, minSize: 4 });
    group.processes.suspend(['ScheduledActions']);
    at(600);
    group.processes.resume(['ScheduledActions']);

    const { pending } = at(1199).schedule;
    const { actions } = at(4000).model.group;

    expect(pending.map(({ action }) => action.name)).toEqual(['hourly', 'later']);
    expect(actions.map(({ at: time, policy }) => [time - START, policy])).toEqual([[1200, 'later']]);
  });
});

describe('a suspended AlarmNotification', () => {
  test('keeps policies from acting, until within a minute of being resumed', () => {
    const { group, at } = overloaded();
    group.processes.suspend(['AlarmNotification']);
    const before = at(1210).desired;
    group.processes.resume(['AlarmNotification']);

    const { actions } = at(1260).model.group;

    expect(before).toBe(1);
    expect(group.model.duties.map(({ alarm }) => alarm.state)).toContain('ALARM');
    expect(actions.map(({ at: time }) => time - START)).toEqual([1260]);
  });
});

describe('a suspended Launch', () => {
  test('lets desired capacity rise and no instance come, until it is resumed', () => {
    const { group, at } = running();
    group.processes.suspend(['Launch']);
    group.setDesired(3);
    const before = statesOf(at(600));
    group.processes.resume(['Launch']);

    expect(before).toEqual({ InService: 1 });
    expect(statesOf(at(607))).toEqual({ InService: 1 });
    expect(statesOf(at(608))).toEqual({ InService: 1, Pending: 2 });
    expect(group.activities.at(-1)?.cause).toMatch(/from 1 to 3\. {2}At .*an instance was started in response to/);
  });

  test('still lets instances that are too old terminate, and replaces them once it is resumed', () => {
    const { group, at } = ageing();
    group.processes.suspend(['Launch']);
    const before = statesOf(at(LIFETIME + 60));
    group.processes.resume(['Launch']);

    expect(before).toEqual({});
    expect(statesOf(at(LIFETIME + 120))).toEqual({ InService: 2 });
  });

  test('keeps an instance that may only go after another was launched', () => {
    const { group, at } = ageing(launchFirst);
    group.processes.suspend(['Launch']);
    const before = statesOf(at(LIFETIME + 60));
    group.processes.resume(['Launch']);

    expect(before).toEqual({ InService: 2 });
    expect(statesOf(at(LIFETIME + 68))).toEqual({ InService: 2, Pending: 1 });
  });

  test('does not fill a warm pool', () => {
    const Pool = { Type: 'AWS::AutoScaling::WarmPool', Properties: { AutoScalingGroupName: { Ref: 'Group' } } };
    const { group, at } = deploy({ MaxSize: '4' }, { resources: { Pool } });
    group.processes.suspend(['Launch']);
    const before = statesOf(at(600));
    group.processes.resume([]);

    expect(before).toEqual({});
    expect(statesOf(at(1200))).toEqual({ InService: 1, 'Warmed:Stopped': 3 });
  });
});

describe('a suspended Terminate', () => {
  test('lets desired capacity fall and no instance in service go, until it is resumed', () => {
    const { group, at } = running({ DesiredCapacity: '3' });
    group.processes.suspend(['Terminate']);
    group.setDesired(1);
    const before = statesOf(at(600));
    group.processes.resume(['Terminate']);

    expect(before).toEqual({ InService: 3 });
    expect(statesOf(at(608))).toEqual({ InService: 1, Terminating: 2 });
  });

  test('does not hold an instance that is still pending', () => {
    const { group, at } = running();
    group.setDesired(3);
    at(70);
    group.processes.suspend(['Terminate']);
    group.setDesired(1);

    expect(statesOf(at(79))).toEqual({ InService: 1, Terminating: 2 });
  });

  test('keeps instances that are too old, and replaces them once it is resumed', () => {
    const { group, at } = ageing();
    group.processes.suspend(['Terminate']);
    const before = statesOf(at(LIFETIME + 600));
    group.processes.resume(['Terminate']);

    expect(before).toEqual({ InService: 2 });
    expect(statesOf(at(LIFETIME + 608))).toEqual({ InService: 1, Terminating: 1 });
  });

  test.each([
    ['still warms up', 5],
    ['is warm already', 600],
  ])('keeps the one for which another was launched, which %s', (_name, seconds) => {
    const { group, at } = ageing({ ...launchFirst, DefaultInstanceWarmup: 60 });
    at(LIFETIME + 5);
    group.processes.suspend(['Terminate']);
    const before = statesOf(at(LIFETIME + 18 + seconds));
    group.processes.resume(['Terminate']);

    expect(before).toEqual({ InService: 3 });
    expect(statesOf(at(LIFETIME + 18 + seconds + 8))).toMatchObject({ InService: 2, Terminating: 1 });
    expect(statesOf(at(LIFETIME + 7200))).toEqual({ InService: 2 });
    expect(group.model.fleet.life).toMatchObject({ launched: 2, gone: 2 });
  });
});

describe('an instance for which another was launched while Terminate is suspended', () => {
  test('is the one that goes once it is resumed, however old others are', () => {
    const Targets = {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 2 },
    };
    const { group, at } = deploy(
      { HealthCheckType: 'ELB', TargetGroupARNs: [{ Ref: 'Targets' }], ...launchFirst },
      { resources: { Targets }, parameters: { applicationBoot: 7200 }, begin: 'settled' },
    );
    group.setDesired(2); // the second is in service at 26 s and unhealthy at 111 s, when a third is launched for it
    const [, unhealthy] = at(120).instances;
    group.processes.suspend(['Terminate']);
    at(150);
    group.processes.resume(['Terminate']);

    const going = at(158).instances.filter(({ state }) => state === 'Terminating');

    expect(going.map(({ id }) => id)).toEqual([unhealthy?.id]);
  });
});

describe.each([['ReplaceUnhealthy'], ['HealthCheck']])('a suspended %s', (process) => {
  test('keeps instances that are unhealthy, and replaces them once it is resumed', () => {
    const Targets = {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 2 },
    };
    const { group, at } = deploy(
      { HealthCheckType: 'ELB', TargetGroupARNs: [{ Ref: 'Targets' }] },
      { resources: { Targets }, parameters: { applicationBoot: 7200 } },
    );
    group.processes.suspend([process]);
    const before = statesOf(at(1800));
    group.processes.resume([process]);

    expect(before).toEqual({ InService: 1 });
    expect(statesOf(at(1800 + 61))).toMatchObject({ Terminating: 1 });
  });
});

describe('the processes of a group', () => {
  test('are told with the time since which they are suspended, and no longer once they are resumed', () => {
    const { group, at } = running();
    group.processes.suspend(['Terminate']);
    at(120);
    group.processes.suspend(['Launch', 'Terminate']);
    const { suspended } = group.processes;
    group.processes.resume(['Launch', 'AZRebalance']);

    expect(suspended).toEqual([
      { name: 'Terminate', reason: 'User suspended at 2026-01-01T00:01:00Z' },
      { name: 'Launch', reason: 'User suspended at 2026-01-01T00:02:00Z' },
    ]);
    expect(group.processes.suspended).toEqual([suspended[0]]);
  });

  test('are all meant without a name', () => {
    const { group } = running();

    group.processes.suspend([]);
    const all = group.processes.suspended.length;
    group.processes.resume([]);

    expect(all).toBe(9);
    expect(group.processes.suspended).toEqual([]);
  });

  test('fail for a name that is none, and change nothing', () => {
    const { group } = running();

    const suspend = () => group.processes.suspend(['Launch', 'Sleep']);

    expect(suspend).toThrow(
      'scalingProcesses must be among Launch, Terminate, AddToLoadBalancer, AlarmNotification, AZRebalance, HealthCheck, InstanceRefresh, ReplaceUnhealthy, ScheduledActions, got Sleep',
    );
    expect(group.processes.suspended).toEqual([]);
  });

  test('are a finding where their suspension has no effect', () => {
    const { group } = running();

    group.processes.suspend(['AddToLoadBalancer']);

    expect(group.model.findings.all()).toContainEqual({
      path: 'SuspendedProcesses.AddToLoadBalancer',
      message: 'no effect: targets are added all the same',
    });
  });
});
