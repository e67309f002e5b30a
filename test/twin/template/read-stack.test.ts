import { controllerOf } from '../../../lib/twin/template/controller-of';
import { readStack } from '../../../lib/twin/template/read-stack';
import { TemplateError } from '../../../lib/twin/template/template';
import { plainGroup, webService } from './fixtures';

describe('readStack', () => {
  test('reads a group with everything it refers to', () => {
    const [group] = readStack(webService, { stackName: 'Web' }).groups;

    expect(group).toMatchObject({
      name: expect.stringMatching(/^Web-Group-/),
      minSize: 1,
      maxSize: 10,
      desiredCapacity: 1,
      defaultInstanceWarmup: 120,
      healthCheckType: 'ELB',
      healthCheckGracePeriod: 300,
      deregistrationDelay: 60,
      launchTemplate: { instanceType: 'm7g.medium', version: '1' },
      metrics: 'all',
      tags: [
        { key: 'Name', value: 'Web/web', propagateAtLaunch: true },
        { key: 'Stage', value: 'prod', propagateAtLaunch: false },
      ],
    });
    expect(group?.placements.map(({ zone }) => zone)).toEqual(['us-east-1a', 'us-east-1b']);
  });

  test('reads policies, alarms and functions of the group', () => {
    const stack = readStack(webService);
    const name = stack.groups[0]?.name ?? '';

    expect(stack.policies).toMatchObject([{ groupName: name, type: 'TargetTrackingScaling' }]);
    expect(stack.alarms).toMatchObject([{ configuration: { Dimensions: [{ Value: name }] } }]);
    expect(controllerOf(stack, name)).toMatchObject({ handler: 'index.handler', timeout: 30, assetPath: 'asset.abc' });
  });

  test('leaves out a resource whose condition is false', () => {
    expect(readStack(webService).scheduledActions).toEqual([]);
    expect(readStack(webService, { parameters: { Stage: 'test' } }).scheduledActions).toMatchObject([
      { maxSize: 1, recurrence: '0 20 * * *' },
    ]);
  });

  test('says nothing of an unresolved value that nobody needs', () => {
    expect(readStack(webService).findings).toEqual([]);
  });

  test('applies the documented defaults of a group', () => {
    const [group] = readStack(plainGroup()).groups;

    expect(group).toMatchObject({
      desiredCapacity: 1,
      cooldown: 300,
      healthCheckType: 'EC2',
      healthCheckGracePeriod: 0,
      deregistrationDelay: 0,
      targetGroups: [],
      hooks: [],
      capacityRebalance: false,
      metrics: [],
      terminationPolicies: ['Default'],
    });
    expect(group).not.toHaveProperty('defaultInstanceWarmup');
  });

  test('takes ELB’s default deregistration delay for a target group of another stack', () => {
    const [group] = readStack(
      plainGroup({ TargetGroupARNs: ['arn:aws:elasticloadbalancing:::targetgroup/x/1'] }),
    ).groups;

    expect(group?.deregistrationDelay).toBe(300);
  });

  test('reports the zone of an imported subnet as an assumption', () => {
    const stack = readStack(plainGroup({ VPCZoneIdentifier: ['subnet-1', 'subnet-2'] }));

    expect(stack.groups[0]?.placements.map(({ zone }) => zone)).toEqual(['us-east-1a', 'us-east-1b']);
    expect(stack.findings[0]).toEqual({
      path: 'Resources.Group.Properties.VPCZoneIdentifier.0',
      message: 'the zone of subnet-1 is not in the template, taken to be us-east-1a',
    });
  });

  test('takes a subnet that only an account knows to be in the next zone', () => {
    const stack = readStack(plainGroup({ VPCZoneIdentifier: ['subnet-1', { 'Fn::ImportValue': 'subnet' }] }));

    expect(stack.groups[0]?.placements).toEqual([{ subnetId: 'subnet-1', zone: 'us-east-1a' }, { zone: 'us-east-1b' }]);
    expect(stack.findings[1]).toEqual({
      path: 'Resources.Group.Properties.VPCZoneIdentifier.1',
      message: 'Fn::ImportValue is not understood, taken to be us-east-1b',
    });
  });

  test('reports an item of a list that must be an object', () => {
    const stack = readStack(plainGroup({ Tags: ['Name=web', { Key: 'a', Value: 'b' }] }));

    expect(stack.groups[0]?.tags).toEqual([{ key: 'a', value: 'b', propagateAtLaunch: false }]);
    expect(stack.findings).toEqual([
      { path: 'Resources.Group.Properties.Tags.0', message: 'Tags.0 must be an object, got Name=web' },
    ]);
  });

  test('reports a flag that is not one, also by a name of Object.prototype', () => {
    const stack = readStack(plainGroup({ NewInstancesProtectedFromScaleIn: 'constructor' }));

    expect(stack.groups[0]?.newInstancesProtectedFromScaleIn).toBe(false);
    expect(stack.findings[0]?.message).toBe('NewInstancesProtectedFromScaleIn must be true or false, got constructor');
  });

  test('leaves what is unresolved or null out of the configuration of a policy', () => {
    const properties = {
      AutoScalingGroupName: { Ref: 'Group' },
      StepAdjustments: [{ Ref: 'Nobody' }, 1],
      Cooldown: null,
    };
    const template = {
      Resources: {
        ...plainGroup().Resources,
        Policy: { Type: 'AWS::AutoScaling::ScalingPolicy', Properties: properties },
      },
    };

    expect(readStack(template).policies[0]?.configuration).toStrictEqual({ StepAdjustments: [1] });
  });

  test('reads the other groups when one cannot be read', () => {
    const template = {
      Resources: {
        ...plainGroup().Resources,
        Other: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: { Ref: 'Nobody' }, MaxSize: '2' } },
      },
    };

    const stack = readStack(template);

    expect(stack.groups.map(({ logicalId }) => logicalId)).toEqual(['Group']);
    expect(stack.findings).toContainEqual({
      path: 'Resources.Other.Properties.MinSize',
      message: 'the template has no parameter or resource Nobody',
    });
  });

  test('fails without a group, naming what was found', () => {
    const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };

    expect(() => readStack(template)).toThrow(
      new TemplateError('no AWS::AutoScaling::AutoScalingGroup that can be read, found 1 resources (AWS::S3::Bucket)'),
    );
  });

  test('fails when the only group has no size that can be read, naming the reason', () => {
    expect(() => readStack(plainGroup({ MaxSize: 'many' }))).toThrow(
      'Resources.Group.Properties.MaxSize: MaxSize must be a whole number of at least 0, got many',
    );
  });
});
