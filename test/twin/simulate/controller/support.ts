import type { Stack } from '../../../../lib/twin/template/read-stack';
import { trackedStack } from '../support';

interface Controlled {
  /** Of the controller's function, beside the group. */
  readonly environment?: object;
  /** Further properties of the function. */
  readonly function?: object;
  /** @default 'rate(1 minute)' */
  readonly schedule?: string;
  /** Properties of the group and of its policy, and further resources. */
  readonly group?: object;
  readonly policy?: object;
  readonly resources?: object;
}

/** A group of 1 to 20 with a controller of baseline 1, and a policy that no alarm invokes. */
export function controlledStack({ environment, schedule = 'rate(1 minute)', ...options }: Controlled = {}): Stack {
  return trackedStack({
    max: 20,
    policy: { PolicyType: 'SimpleScaling', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 },
    ...options,
    resources: {
      Controller: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Key: 'code.zip' },
          ...options.function,
          Environment: { Variables: { AUTO_SCALING_GROUP_NAME: { Ref: 'Group' }, BASELINE: '1', ...environment } },
        },
      },
      Schedule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: schedule,
          Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': ['Controller', 'Arn'] } }],
        },
      },
      ...options.resources,
    },
  });
}

/** A scheduled action of the template. */
export function scheduledAction(properties: object) {
  return {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties },
  };
}
