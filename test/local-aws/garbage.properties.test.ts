import fc from 'fast-check';
import { autoScalingActions } from '../../lib/local-aws/autoscaling/actions';
import { VirtualClock } from '../../lib/local-aws/clock';
import { answerJson } from '../../lib/local-aws/json-protocol';
import { LiveWorld } from '../../lib/local-aws/live-world';
import { introduce } from '../../lib/local-aws/main-job/introduce';
import { Narrator } from '../../lib/local-aws/main-job/narrator';
import { answerQuery } from '../../lib/local-aws/query-protocol';
import { readStack, type Stack } from '../../lib/twin/template/read-stack';
import { TemplateError } from '../../lib/twin/template/template';
import { plainGroup } from '../twin/template/fixtures';
import { garbageTemplate } from '../twin/template/garbage';

const descriptions = Object.keys(autoScalingActions).filter((name) => name.startsWith('Describe'));

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
          ...descriptions.map((name) => answerQuery(`Action=${name}`, world)),
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
