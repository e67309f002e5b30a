import { DeployedStack } from '../../../lib/twin/deployed/deployed-stack';
import { deploy, running, START, statesOf } from './support';

describe('a deployed group', () => {
  test('starts the first instances after the action latency, and has them in service after the launch', () => {
    const { at } = deploy();

    expect(statesOf(at(7))).toEqual({});
    expect(statesOf(at(8))).toEqual({ Pending: 1 });
    expect(statesOf(at(25))).toEqual({ Pending: 1 });
    expect(statesOf(at(26))).toEqual({ InService: 1 });
  });

  test('begins with its instances in service when it is settled', () => {
    const { group } = deploy({ DesiredCapacity: '3' }, { begin: 'settled' });

    expect(statesOf(group)).toEqual({ InService: 3 });
    expect(group.instances.every(({ isServing }) => isServing)).toBe(true);
    expect(group.activities).toEqual([]);
  });

  test('spreads launches over the zones', () => {
    const { group, at } = running();
    group.setDesired(5);
    at(120);

    const zones = group.instances.map(({ zone }) => zone.slice(-1)).sort();

    expect(zones).toEqual(['a', 'a', 'a', 'b', 'b']);
  });

  test('takes the oldest instance out of the fullest zone first', () => {
    const { group, at } = running();
    group.setDesired(5);
    const [oldest] = at(120).instances;

    group.setDesired(4);
    at(130);

    expect(group.instances.find(({ state }) => state === 'Terminating')).toMatchObject({
      id: oldest?.id,
      zone: 'us-east-1a',
    });
  });

  test('drains for the whole deregistration delay where a target group is attached', () => {
    const { group, at } = running({ TargetGroupARNs: ['arn:of:another:stack'] });
    group.setDesired(2);
    at(120);
    group.setDesired(1);

    expect(statesOf(at(128 + 309))).toEqual({ InService: 1, Terminating: 1 });
    expect(statesOf(at(128 + 310))).toEqual({ InService: 1 });
  });

  test('ends a terminating instance soon where no target group is attached', () => {
    const { group, at } = running();
    group.setDesired(2);
    at(120);
    group.setDesired(1);

    expect(statesOf(at(137))).toEqual({ InService: 1, Terminating: 1 });
    expect(statesOf(at(138))).toEqual({ InService: 1 });
  });

  test('takes an instance in service before one that is pending', () => {
    const { group, at } = running();
    group.setDesired(3);
    const [first] = at(70).instances;

    group.setDesired(2);

    expect(statesOf(at(78))).toEqual({ Terminating: 1, Pending: 2 });
    expect(group.instances[0]).toMatchObject({ id: first?.id, state: 'Terminating' });
    expect(statesOf(at(200))).toEqual({ InService: 2 });
  });

  test('cuts a launch short when no instance is in service', () => {
    const { group, at } = deploy({ MinSize: '0', DesiredCapacity: '2' });
    at(9);
    group.setDesired(1);

    expect(statesOf(at(17))).toEqual({ Pending: 1, Terminating: 1 });
    expect(statesOf(at(60))).toEqual({ InService: 1 });
  });

  test('keeps instances that are protected from scale-in', () => {
    const { group, at } = running({ NewInstancesProtectedFromScaleIn: true });
    group.setDesired(2);
    at(120);
    group.setDesired(1);
    at(1000);

    expect(group.desired).toBe(1);
    expect(statesOf(group)).toEqual({ InService: 2 });
  });

  test('tells the type of an instance of a mixed group', () => {
    const { group } = deploy(
      {
        MixedInstancesPolicy: {
          LaunchTemplate: { Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: '2' }] },
        },
      },
      { begin: 'settled' },
    );

    expect(group.instances).toMatchObject([{ instanceType: 'm7g.large', weight: 2 }]);
  });
});

describe('a deployed stack', () => {
  test('changes nothing for a time in the past', () => {
    const { group, stack, at } = running();
    const before = [...group.instances];

    at(0);

    expect(stack.now).toBe(START + 60);
    expect(group.instances).toEqual(before);
  });

  test('fails for a start within a minute', () => {
    const { stack } = deploy();

    expect(() => new DeployedStack(stack.stack, { start: START + 1 })).toThrow(
      new RangeError(`start must be on a full minute, got ${START + 1}`),
    );
  });
});
