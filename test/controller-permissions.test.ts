import { App, Duration, Fn, Stack, Token, Validations } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as fc from 'fast-check';
import {
  BootTime,
  CapacityController,
  type CapacityControllerProps,
  ControlledGroups,
  ControllerMode,
  ElasticGroup,
} from '../lib';
import { controllerStatements, type Statement } from './support/statements';
import { importedVpc, NEW_APP_FLAGS, templateOf } from './support/template';

const newGroup = (stack: Stack, id: string, minCapacity = 1, maxCapacity = 10) =>
  new ElasticGroup(stack, id, { vpc: importedVpc(stack), minCapacity, maxCapacity });

const importedGroup = (stack: Stack, name: string) =>
  autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Imported', name);

/** A controller of one group of the app, unless others are given. */
function templateWith(props: (stack: Stack) => CapacityControllerProps): Template {
  return templateOf((stack) => {
    const { groups, ...others } = props(stack);
    const controlled = groups ? { groups } : { autoScalingGroup: newGroup(stack, 'Group', 2) };
    new CapacityController(stack, 'Controller', { ...controlled, ...others });
  });
}

const isWrite = (action: string) => /^autoscaling:(?!Describe)/.test(action);
const writesOf = (template: Template) => controllerStatements(template).filter(({ actions }) => actions.some(isWrite));
const writtenBy = (template: Template) => writesOf(template).flatMap(({ actions }) => actions);

const GROUP = expect.stringMatching(/^\{"Fn::GetAtt":\["GroupASG\w+","AutoScalingGroupARN"\]\}$/);

const PUT = 'autoscaling:PutScheduledUpdateGroupAction';
const DELETE = 'autoscaling:DeleteScheduledAction';
const SET = 'autoscaling:SetDesiredCapacity';

describe("the controller's role", () => {
  test('may do exactly this: read, write floors and size the one group, write its log and its dead letters', () => {
    const own = [expect.stringMatching(/^\{"Fn::GetAtt":\["Controller(Log|DeadLetters)\w+","Arn"\]\}$/)];
    const template = templateWith(() => ({}));

    expect(controllerStatements(template)).toEqual([
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: own, conditions: undefined },
      { actions: ['sqs:SendMessage'], resources: own, conditions: undefined },
      {
        actions: [
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:DescribeInstanceRefreshes',
          'autoscaling:DescribeScheduledActions',
        ],
        resources: ['"*"'],
        conditions: undefined,
      },
      { actions: ['cloudwatch:GetMetricData'], resources: ['"*"'], conditions: undefined },
      {
        actions: [PUT],
        resources: [GROUP],
        conditions: {
          NumericGreaterThanEquals: { 'autoscaling:MinSize': 2 },
          NumericLessThanEquals: { 'autoscaling:MinSize': 10 },
          Null: { 'autoscaling:MaxSize': 'true' },
        },
      },
      { actions: [DELETE, SET], resources: [GROUP], conditions: undefined },
    ]);
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test.each([
    ['floor', ControllerMode.floor(), true, [PUT, DELETE, SET]],
    ['floor', ControllerMode.floor(), false, [PUT, DELETE]],
    ['lead', ControllerMode.lead(), true, [PUT, DELETE, SET]],
    ['lead', ControllerMode.lead(), false, [PUT, DELETE, SET]],
    ['shadow', ControllerMode.shadow(), true, [PUT, DELETE, SET]],
    ['shadow', ControllerMode.shadow(), false, []],
    ['shadow of lead', ControllerMode.shadow(ControllerMode.lead()), false, []],
  ])('in %s may write what mode and operators need', (_, mode, operatorCommands, expected) => {
    const template = templateWith(() => ({ mode, operatorCommands }));

    expect(writtenBy(template)).toEqual(expected);
  });

  test('may read launches where boot time is learned from them', () => {
    const mode = ControllerMode.floor({ bootTime: BootTime.learned() });

    const actions = controllerStatements(templateWith(() => ({ mode }))).flatMap((statement) => statement.actions);

    expect(actions).toContain('autoscaling:DescribeScalingActivities');
  });

  test('bounds the floors of each of several groups by its own sizes', () => {
    const template = templateWith((stack) => ({
      groups: ControlledGroups.list([
        { group: newGroup(stack, 'Web', 2, 20) },
        { group: importedGroup(stack, 'worker'), baseline: 0, highestFloor: 5 },
      ]),
    }));

    const bounds = writesOf(template).filter(({ actions }) => actions.includes(PUT));
    expect(bounds).toEqual([
      {
        actions: [PUT],
        resources: [expect.stringContaining('WebASG')],
        conditions: expect.objectContaining({ NumericLessThanEquals: { 'autoscaling:MinSize': 20 } }),
      },
      {
        actions: [PUT],
        resources: [expect.stringContaining(':autoScalingGroup:*:autoScalingGroupName/worker')],
        conditions: expect.objectContaining({ NumericLessThanEquals: { 'autoscaling:MinSize': 5 } }),
      },
    ]);
  });

  test('may write groups of any name only if they carry the tag', () => {
    const groups = ControlledGroups.tagged('headroom:baseline', { highestFloor: 8 });

    expect(writesOf(templateWith(() => ({ groups })))).toEqual([
      {
        actions: [PUT],
        resources: [expect.stringContaining(':autoScalingGroup:*:autoScalingGroupName/*')],
        conditions: {
          NumericLessThanEquals: { 'autoscaling:MinSize': 8 },
          Null: { 'autoscaling:MaxSize': 'true', 'aws:ResourceTag/headroom:baseline': 'false' },
        },
      },
      {
        actions: [DELETE, SET],
        resources: [expect.stringContaining(':autoScalingGroup:*:autoScalingGroupName/*')],
        conditions: { Null: { 'aws:ResourceTag/headroom:baseline': 'false' } },
      },
    ]);
  });

  test('is bounded by tokens, too', () => {
    const template = templateWith(() => ({
      baseline: Token.asNumber(Fn.importValue('least')),
      highestFloor: Token.asNumber(Fn.importValue('most')),
    }));

    expect(writesOf(template)[0]?.conditions).toMatchObject({
      NumericGreaterThanEquals: { 'autoscaling:MinSize': { 'Fn::ImportValue': 'least' } },
      NumericLessThanEquals: { 'autoscaling:MinSize': { 'Fn::ImportValue': 'most' } },
    });
  });

  /** Whether a write is one of the three, of named or tagged groups, and a floor that is bounded. */
  function isWithinBounds({ actions, resources, conditions }: Statement): boolean {
    const { Null = {}, NumericLessThanEquals = {} } = (conditions ?? {}) as Record<string, Record<string, unknown>>;
    const isTagged = Null['aws:ResourceTag/team'] === 'false';
    const isNarrow = resources.every((resource) => isTagged || !/autoScalingGroupName\/\*|^"\*"$/.test(resource));
    const isFloor =
      Number(NumericLessThanEquals['autoscaling:MinSize']) <= 50 && Null['autoscaling:MaxSize'] === 'true';
    return isNarrow && actions.every((action) => (action === PUT ? isFloor : [DELETE, SET].includes(action)));
  }

  test('may never write more, however it is configured', () => {
    const modes = fc.constantFrom<ControllerMode>(
      ControllerMode.floor(),
      ControllerMode.lead({ bootTime: BootTime.learned() }),
      ControllerMode.shadow(),
    );
    const sizes = fc
      .tuple(fc.nat(25), fc.nat(25))
      .map(([baseline, more]) => ({ baseline, highestFloor: baseline + more }));
    const kinds = fc.constantFrom('one', 'imported', 'list', 'tagged');
    const interval = fc.integer({ min: 1, max: 60 }).map((minutes) => Duration.minutes(minutes));

    fc.assert(
      fc.property(modes, fc.boolean(), sizes, kinds, interval, (mode, operatorCommands, size, kind, every) => {
        const template = templateOf((stack) => {
          const group = kind === 'one' ? newGroup(stack, 'Group') : importedGroup(stack, 'web');
          const { highestFloor } = size;
          const groups = {
            one: { autoScalingGroup: group, ...size },
            imported: { autoScalingGroup: group, ...size },
            list: { groups: ControlledGroups.list([{ group, ...size }]) },
            tagged: { groups: ControlledGroups.tagged('team', { highestFloor }) },
          }[kind]!;
          new CapacityController(stack, 'Controller', { ...groups, mode, operatorCommands, interval: every });
        });

        expect(writesOf(template).filter((statement) => !isWithinBounds(statement))).toEqual([]);
        expect(writtenBy(template).length === 0).toBe(mode.isShadow && !operatorCommands);
        expect(writtenBy(template)).not.toContain('autoscaling:UpdateAutoScalingGroup');
      }),
      { numRuns: 40 },
    );
  });

  test.each<[string, (stack: Stack) => CapacityControllerProps]>([
    ['an imported group', (stack) => ({ autoScalingGroup: importedGroup(stack, 'web'), baseline: 1, highestFloor: 5 })],
    [
      'an imported group of a name that is not known yet',
      (stack) => ({ autoScalingGroup: importedGroup(stack, Fn.importValue('name')), baseline: 1, highestFloor: 5 }),
    ],
    ['tagged groups', () => ({ groups: ControlledGroups.tagged('team', { highestFloor: 5 }) })],
  ])('of %s has no finding of cdk-nag that is not acknowledged', (_, props) => {
    for (const env of [undefined, { region: 'eu-west-1', account: '111122223333' }]) {
      const app = new App({ context: { ...NEW_APP_FLAGS } });
      const stack = new Stack(app, 'Test', { env });
      new CapacityController(stack, 'Controller', props(stack));
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

      expect(() => app.synth()).not.toThrow();
    }
  });
});
