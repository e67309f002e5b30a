import fc from 'fast-check';
import { autoScaling } from '../../lib/local-aws/autoscaling/actions';
import { VirtualClock } from '../../lib/local-aws/clock';
import { loadBalancing } from '../../lib/local-aws/elasticloadbalancing/actions';
import { answerJson } from '../../lib/local-aws/json-protocol';
import { LiveWorld } from '../../lib/local-aws/live-world';
import { introduce } from '../../lib/local-aws/main-job/introduce';
import { Narrator } from '../../lib/local-aws/main-job/narrator';
import { answerQuery } from '../../lib/local-aws/query-protocol';
import type { QueryService } from '../../lib/local-aws/query-service';
import { readStack, type Stack } from '../../lib/twin/template/read-stack';
import { TemplateError } from '../../lib/twin/template/template';
import { plainGroup } from '../twin/template/fixtures';
import { garbageTemplate } from '../twin/template/garbage';

/** Calls that describe everything, or that of the first group or target group. */
function descriptions({ groups, balancing }: Stack): readonly (readonly [QueryService, string])[] {
  const ofAutoScaling = Object.keys(autoScaling.actions).filter((name) => name.startsWith('Describe'));
  const balancer = balancing.loadBalancers[0]?.arn;
  const targetGroup = balancing.targetGroups[0]?.arn;
  const form = (parameters: { readonly [name: string]: string }) => String(new URLSearchParams(parameters));
  return [
    ...ofAutoScaling.map((Action) => [autoScaling, form({ Action, AutoScalingGroupName: groups[0]!.name })] as const),
    [loadBalancing, 'Action=DescribeLoadBalancers'],
    [loadBalancing, 'Action=DescribeTargetGroups'],
    ...(balancer === undefined
      ? []
      : [[loadBalancing, form({ Action: 'DescribeListeners', LoadBalancerArn: balancer })] as const]),
    ...(targetGroup === undefined
      ? []
      : ['DescribeTargetGroupAttributes', 'DescribeTargetHealth'].map(
          (Action) => [loadBalancing, form({ Action, TargetGroupArn: targetGroup })] as const,
        )),
  ];
}

/** The group of fixed sizes with a policy and an alarm. */
const withProperties = (policy: object, alarm: object) => ({
  Resources: {
    ...plainGroup().Resources,
    Policy: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...policy },
    },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: alarm },
  },
});

function read(template: object): Stack | undefined {
  try {
    return readStack(template);
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return undefined;
  }
}

describe('the endpoint with a template of garbage', () => {
  test('describes whatever could be read', () => {
    fc.assert(
      fc.property(garbageTemplate.map(read), (stack) => {
        fc.pre(stack !== undefined);
        const clock = new VirtualClock();
        const world = new LiveWorld(stack, clock);
        clock.advance(60);

        const replies = [
          ...descriptions(stack).map(([service, form]) => answerQuery(service, form, world)),
          answerJson('GraniteServiceVersion20100801.DescribeAlarms', '{}', world),
          answerJson('GraniteServiceVersion20100801.ListMetrics', '{}', world),
        ];

        expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
      }),
      {
        numRuns: Number(process.env.FC_RUNS ?? 300),
        examples: [
          [read(withProperties({ EstimatedInstanceWarmup: null }, {}))],
          [read(withProperties({ StepAdjustments: [null, { Ref: 'Gone' }] }, {}))],
          [read(withProperties({}, { Threshold: { toString: 1, valueOf: 1 } }))],
        ],
      },
    );
  });

  test('is introduced in text', () => {
    const narrator = new Narrator({ write: () => undefined, colour: false });

    fc.assert(
      fc.property(garbageTemplate.map(read), (stack) => {
        fc.pre(stack !== undefined);

        introduce(stack, 'Garbage.template.json', narrator);
      }),
      {
        numRuns: Number(process.env.FC_RUNS ?? 300),
        examples: [[read(withProperties({ TargetTrackingConfiguration: { TargetValue: { toString: 1 } } }, {}))]],
      },
    );
  });
});
