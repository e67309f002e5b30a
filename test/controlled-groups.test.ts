import { Fn, type Stack, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { CapacityController, type CapacityControllerProps, ControlledGroups, ElasticGroup, LoadSource } from '../lib';
import { controllerEnvironmentOf } from './support/controller-environment';
import { importedVpc, templateOf } from './support/template';

const newGroup = (stack: Stack, id: string, minCapacity = 2, maxCapacity = 20) =>
  new ElasticGroup(stack, id, { vpc: importedVpc(stack), minCapacity, maxCapacity });

const importedGroup = (stack: Stack, name = 'web') =>
  autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Imported', name);

const templateWith = (props: (stack: Stack) => CapacityControllerProps) =>
  templateOf((stack) => new CapacityController(stack, 'Controller', props(stack)));

/** Which groups the function understands that it controls. */
const understood = (props: (stack: Stack) => CapacityControllerProps) =>
  controllerEnvironmentOf(templateWith(props)).groups;

const orders = LoadSource.metric(new cloudwatch.Metric({ namespace: 'Shop', metricName: 'Orders', statistic: 'Sum' }));
const ORDERS = {
  kind: 'demand',
  metrics: [{ namespace: 'Shop', name: 'Orders', dimensions: {}, statistic: 'Sum' }],
};

describe('the groups of a controller', () => {
  test('are one, with the sizes that it is configured with', () => {
    const groups = understood((stack) => ({ autoScalingGroup: newGroup(stack, 'Group') }));

    expect(groups).toEqual({
      kind: 'listed',
      groups: [{ name: expect.stringContaining('GroupASG'), baseline: 2, highestFloor: 20, source: { kind: 'cpu' } }],
    });
  });

  test('are one of the CDK itself, or imported, with the sizes that are given', () => {
    const sizes = { baseline: 0, highestFloor: 7, loadSource: orders };

    expect(understood((stack) => ({ autoScalingGroup: importedGroup(stack), ...sizes }))).toEqual({
      kind: 'listed',
      groups: [{ name: 'web', baseline: 0, highestFloor: 7, source: ORDERS }],
    });
  });

  test('are several, each with its own sizes and source', () => {
    const groups = understood((stack) => ({
      groups: ControlledGroups.list([
        { group: newGroup(stack, 'Web'), highestFloor: 10 },
        { group: importedGroup(stack, 'worker'), baseline: 1, highestFloor: 5, loadSource: orders },
      ]),
    }));

    expect(groups).toEqual({
      kind: 'listed',
      groups: [
        { name: expect.stringContaining('WebASG'), baseline: 2, highestFloor: 10, source: { kind: 'cpu' } },
        { name: 'worker', baseline: 1, highestFloor: 5, source: ORDERS },
      ],
    });
  });

  test('are all that carry a tag', () => {
    const groups = understood(() => ({ groups: ControlledGroups.tagged('headroom:baseline', { highestFloor: 8 }) }));

    expect(groups).toEqual({ kind: 'tagged', key: 'headroom:baseline', highestFloor: 8 });
  });

  test('may have sizes that are not known yet', () => {
    const template = templateWith((stack) => ({
      autoScalingGroup: newGroup(
        stack,
        'Group',
        Token.asNumber(Fn.importValue('min')),
        Token.asNumber(Fn.importValue('max')),
      ),
    }));

    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: { BASELINE: { 'Fn::ImportValue': 'min' }, HIGHEST_FLOOR: { 'Fn::ImportValue': 'max' } },
      },
    });
  });

  test.each<[string, (stack: Stack) => CapacityControllerProps, string]>([
    ['neither one nor several', () => ({}), 'either autoScalingGroup or groups must be given, got neither'],
    [
      'one and several',
      (stack) => ({
        autoScalingGroup: newGroup(stack, 'Group'),
        groups: ControlledGroups.tagged('team', { highestFloor: 1 }),
      }),
      'either autoScalingGroup or groups must be given, got both',
    ],
    [
      'sizes and a source beside several',
      () => ({
        groups: ControlledGroups.tagged('team', { highestFloor: 1 }),
        baseline: 1,
        highestFloor: 2,
        loadSource: orders,
      }),
      'baseline must be given with each group where groups are given; ' +
        'highestFloor must be given with each group where groups are given; ' +
        'loadSource must be given with each group where groups are given',
    ],
    [
      'an imported group without sizes',
      (stack) => ({ autoScalingGroup: importedGroup(stack) }),
      'baseline must be given where Test/Imported is imported; highestFloor must be given where Test/Imported is imported',
    ],
    [
      'sizes that are out of range',
      (stack) => ({ autoScalingGroup: newGroup(stack, 'Group'), baseline: 1.5, highestFloor: -1 }),
      'baseline must be a whole number of at least 0, got 1.5; highestFloor must be a whole number of at least 0, got -1; ' +
        'baseline must be at most highestFloor, got 1.5 and -1',
    ],
    [
      'a highest floor under the minimum of the group',
      (stack) => ({ autoScalingGroup: newGroup(stack, 'Group'), highestFloor: 1 }),
      'baseline must be at most highestFloor, got 2 and 1',
    ],
  ])('fail for %s', (_, props, problem) => {
    expect(() => templateWith(props)).toThrow(`CapacityController Test/Controller: ${problem}`);
  });

  test('fail as a list once with everything that is wrong', () => {
    const list = (stack: Stack) => {
      const group = newGroup(stack, 'Web');
      ControlledGroups.list([{ group, baseline: 21 }, { group }, { group: importedGroup(stack), highestFloor: 1 }]);
    };

    expect(() => templateOf(list)).toThrow(
      'ControlledGroups.list: groups[0].baseline must be at most groups[0].highestFloor, got 21 and 20; ' +
        'groups[1].group must not come twice, got Test/Web; ' +
        'groups[2].baseline must be given where Test/Imported is imported',
    );
  });

  test('fail as a list of none', () => {
    expect(() => ControlledGroups.list([])).toThrow('ControlledGroups.list: groups must not be empty');
  });

  test.each([
    ['', 'key must be the key of a tag, got nothing'],
    ['aws:team', 'key must be the key of a tag, got aws:team'],
    [Fn.importValue('key'), 'key must be known at synthesis, got a token'],
  ])('fail for the tag %p', (key, problem) => {
    expect(() => ControlledGroups.tagged(key, { highestFloor: -1 })).toThrow(
      `ControlledGroups.tagged: ${problem}; highestFloor must be a whole number of at least 0, got -1`,
    );
  });
});
