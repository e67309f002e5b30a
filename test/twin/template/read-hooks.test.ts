import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

const launching = 'autoscaling:EC2_INSTANCE_LAUNCHING';
const terminating = 'autoscaling:EC2_INSTANCE_TERMINATING';

const hook = (properties: object) => ({
  Type: 'AWS::AutoScaling::LifecycleHook',
  Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties },
});

describe('the hooks of a group', () => {
  test('are those that it lists, then those that are resources of their own', () => {
    const inline = [{ LifecycleHookName: 'install', LifecycleTransition: launching, HeartbeatTimeout: '120' }];
    const template = plainGroup(
      { LifecycleHookSpecificationList: inline },
      { Drain: hook({ LifecycleHookName: 'drain', LifecycleTransition: terminating, DefaultResult: 'CONTINUE' }) },
    );

    const stack = readStack(template);

    expect(stack.groups[0]?.hooks).toEqual([
      {
        name: 'install',
        path: 'Resources.Group.Properties.LifecycleHookSpecificationList.0',
        transition: 'launching',
        heartbeatTimeout: 120,
        defaultResult: 'ABANDON',
      },
      {
        name: 'drain',
        logicalId: 'Drain',
        path: 'Resources.Drain',
        transition: 'terminating',
        heartbeatTimeout: 3600,
        defaultResult: 'CONTINUE',
      },
    ]);
    expect(stack.findings).toEqual([]);
  });

  test('are not those of another group', () => {
    const other = { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: 1, MaxSize: 1 } };
    const template = plainGroup({}, { Other: other, Drain: hook({ LifecycleTransition: terminating }) });

    const [group, second] = readStack(template).groups;

    expect(group?.hooks.map(({ name }) => name)).toEqual([expect.stringMatching(/^Stack-Drain-/)]);
    expect(second?.hooks).toEqual([]);
  });

  test.each([
    [10, 30],
    [90_000, 7200],
  ])('fails to wait %i s, and waits the nearest that AWS takes', (HeartbeatTimeout, taken) => {
    const properties = { LifecycleTransition: terminating, HeartbeatTimeout };

    const stack = readStack(plainGroup({}, { Drain: hook(properties) }));

    expect(stack.groups[0]?.hooks).toMatchObject([{ heartbeatTimeout: taken }]);
    expect(stack.findings).toEqual([
      {
        path: 'Resources.Drain.Properties.HeartbeatTimeout',
        message: `HeartbeatTimeout must be from 30 to 7200 s, got ${HeartbeatTimeout}: taken as ${taken}`,
      },
    ]);
  });

  test('fails to read a hook without a transition, and leaves it out', () => {
    const stack = readStack(plainGroup({}, { Drain: hook({ LifecycleTransition: 'TERMINATING' }) }));

    expect(stack.groups[0]?.hooks).toEqual([]);
    expect(stack.findings).toEqual([
      {
        path: 'Resources.Drain.Properties.LifecycleTransition',
        message: `LifecycleTransition must be one of ${launching}, ${terminating}, got TERMINATING`,
      },
      { path: 'Resources.Drain', message: 'left out: LifecycleTransition must be set to a launch or a termination' },
    ]);
  });
});
