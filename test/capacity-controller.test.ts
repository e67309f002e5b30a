import { Duration, Fn, type Stack, Token } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CapacityController, type CapacityControllerProps, ControllerMode, ElasticGroup } from '../lib';
import { readControllerEnvironment } from '../lib/scaling/controller/controller-environment';
import { importedVpc, templateOf } from './support/template';

function templateWith(props: Partial<CapacityControllerProps> = {}): Template {
  return templateOf((stack: Stack) => {
    const autoScalingGroup = new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack) });
    new CapacityController(stack, 'Controller', { autoScalingGroup, ...props });
  });
}

/** Every statement of the function's role. */
function statements(template: Template): Array<{ Action: string | string[]; Resource: unknown }> {
  const policies = template.findResources('AWS::IAM::Policy', {
    Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^ControllerRole') }] },
  });
  return Object.values(policies).flatMap((policy) => policy.Properties.PolicyDocument.Statement);
}

describe('CapacityController', () => {
  test('is a nodejs24.x function on arm64 that knows its group', () => {
    const template = templateWith();

    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 256,
      Timeout: 30,
      Environment: {
        Variables: Match.objectLike({ AUTO_SCALING_GROUP_NAME: { Ref: Match.stringLikeRegexp('^GroupASG') } }),
      },
    });
  });

  test('may do exactly this: read groups and metrics, size the one group, write its log and its dead letters', () => {
    const allowed = statements(templateWith()).flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => [action, JSON.stringify(Resource)] as const),
    );

    expect(allowed).toEqual([
      ['logs:CreateLogStream', expect.stringMatching('"Arn"')],
      ['logs:PutLogEvents', expect.stringMatching('"Arn"')],
      [
        'autoscaling:SetDesiredCapacity',
        expect.stringMatching(/^\{"Fn::GetAtt":\["GroupASG\w+","AutoScalingGroupARN"\]\}$/),
      ],
      ['sqs:SendMessage', expect.stringMatching('"Arn"')],
      ['autoscaling:DescribeAutoScalingGroups', '"*"'],
      ['cloudwatch:GetMetricData', '"*"'],
    ]);
    templateWith().hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test.each([
    ['as it comes', {}, { mode: 'shadow', quality: 0.01, bootMinutes: 2, minimumHold: 900 }],
    ['in lead', { mode: ControllerMode.lead() }, { mode: 'lead', quality: 0.01, bootMinutes: 2, minimumHold: 900 }],
    [
      'with options',
      {
        mode: ControllerMode.shadow({
          quality: 2.5,
          bootTime: Duration.seconds(190),
          minimumHold: Duration.minutes(5),
        }),
      },
      { mode: 'shadow', quality: 0.025, bootMinutes: 4, minimumHold: 300 },
    ],
  ])('%s tells its function what the function understands', (_, props, policy) => {
    const [resource] = Object.values(templateWith(props).findResources('AWS::Lambda::Function'));

    const { AUTO_SCALING_GROUP_NAME: group, ...variables } = resource!.Properties.Environment.Variables;

    expect(readControllerEnvironment({ AUTO_SCALING_GROUP_NAME: group.Ref, ...variables })).toEqual({
      groupName: group.Ref,
      policy,
    });
  });

  test('names an imported group as exactly as can be', () => {
    const template = templateOf((stack) => {
      const autoScalingGroup = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Imported', 'web');
      new CapacityController(stack, 'Controller', { autoScalingGroup });
    });

    const write = statements(template).find(({ Action }) => Action === 'autoscaling:SetDesiredCapacity');
    expect(JSON.stringify(write?.Resource)).toContain(':autoScalingGroup:*:autoScalingGroupName/web');
  });

  test('wakes each minute, and leaves what cannot be delivered or handled in the dead-letter queue', () => {
    const template = templateWith();

    const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('^ControllerDeadLetters'), 'Arn'] };
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: queue }, RetryPolicy: { MaximumEventAgeInSeconds: 60 } })],
    });
    template.hasResourceProperties('AWS::Lambda::Function', { DeadLetterConfig: { TargetArn: queue } });
  });

  test('never repeats an event that failed', () => {
    templateWith().hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  test('keeps its log for three months, or as long as is asked', () => {
    templateWith().hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    templateWith({ logRetention: logs.RetentionDays.ONE_WEEK }).hasResourceProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 7,
    });
  });

  test('tolerates a token in minutes as interval', () => {
    const interval = Duration.minutes(Token.asNumber(Fn.importValue('minutes')));

    templateWith({ interval }).hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: { 'Fn::Join': ['', ['rate(', { 'Fn::ImportValue': 'minutes' }, ' minutes)']] },
    });
  });

  test('fails for a token in another unit, which could not be converted', () => {
    const interval = Duration.seconds(Token.asNumber(Fn.importValue('seconds')));

    expect(() => templateWith({ interval })).toThrow(
      'interval must be in minutes when it is a token, got one in seconds',
    );
  });

  test.each([Duration.seconds(30), Duration.minutes(61), Duration.seconds(90)])(
    'fails for an interval of %s',
    (interval) => {
      expect(() => templateWith({ interval })).toThrow(
        `CapacityController Test/Controller: interval (minutes) must be a whole number between 1 and 60, got ${interval.toMinutes({ integral: false })}`,
      );
    },
  );
});

describe('ControllerMode', () => {
  test('tolerates tokens', () => {
    const mode = ControllerMode.lead({
      quality: Token.asNumber(Fn.importValue('quality')),
      bootTime: Duration.seconds(Token.asNumber(Fn.importValue('boot'))),
      minimumHold: Duration.seconds(Token.asNumber(Fn.importValue('hold'))),
    });

    templateWith({ mode }).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          QUALITY: { 'Fn::ImportValue': 'quality' },
          BOOT_TIME: { 'Fn::ImportValue': 'boot' },
          MINIMUM_HOLD: { 'Fn::ImportValue': 'hold' },
        }),
      },
    });
  });

  test('fails once with every option that is out of range', () => {
    const wrong = { quality: 51, bootTime: Duration.hours(2), minimumHold: Duration.days(2) };

    expect(() => ControllerMode.lead(wrong)).toThrow(
      'ControllerMode.lead: quality must be a number between 0.1 and 50, got 51; ' +
        'bootTime must be a whole number of seconds between 0 and 3600, got 7200; ' +
        'minimumHold must be a whole number of seconds between 0 and 86400, got 172800',
    );
  });

  test('fails for a hold that is a token in another unit than seconds, which could not be converted', () => {
    const minimumHold = Duration.minutes(Token.asNumber(Fn.importValue('minutes')));

    expect(() => ControllerMode.shadow({ minimumHold })).toThrow(
      'ControllerMode.shadow: minimumHold must be in seconds when it is a token, got one in minutes',
    );
  });
});
