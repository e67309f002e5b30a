import * as v from 'valibot';
import type { Target } from './target';
import { STACK } from './template';

const stacks = v.object({
  Stacks: v.tuple([
    v.object({
      StackStatus: v.string(),
      Outputs: v.optional(v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() })), []),
    }),
  ]),
});
const resources = v.object({
  StackResourceSummaries: v.array(
    v.object({ LogicalResourceId: v.string(), ResourceType: v.string(), ResourceStatus: v.string() }),
  ),
});
const groups = v.object({
  AutoScalingGroups: v.tuple([
    v.object({
      MinSize: v.number(),
      MaxSize: v.number(),
      DesiredCapacity: v.number(),
      Instances: v.array(v.looseObject({ InstanceId: v.string() })),
    }),
  ]),
});
const policies = v.object({
  ScalingPolicies: v.array(
    v.object({
      PolicyType: v.string(),
      TargetTrackingConfiguration: v.optional(
        v.looseObject({ TargetValue: v.number(), DisableScaleIn: v.optional(v.boolean(), false) }),
      ),
    }),
  ),
});

/** Status and outputs of the stack. */
export async function readStack({ aws }: Target): Promise<{ status: string; output: (name: string) => string }> {
  const answer = await aws('cloudformation', 'describe-stacks', '--stack-name', STACK);
  const [stack] = v.parse(stacks, answer).Stacks;
  return {
    status: stack.StackStatus,
    output: (name) => {
      const found = stack.Outputs.find(({ OutputKey }) => OutputKey === name);
      if (!found) {
        throw new Error(`the stack has no output ${name}`);
      }
      return found.OutputValue;
    },
  };
}

/** The resources that the emulator says it made, `Type LogicalId`. */
export async function readResources({ aws }: Target): Promise<string[]> {
  const answer = await aws('cloudformation', 'list-stack-resources', '--stack-name', STACK);
  return v
    .parse(resources, answer)
    .StackResourceSummaries.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_COMPLETE')
    .map(({ ResourceType, LogicalResourceId }) => `${ResourceType} ${LogicalResourceId}`);
}

const alarms = v.object({
  MetricAlarms: v.array(
    v.looseObject({
      Namespace: v.optional(v.string()),
      MetricName: v.optional(v.string()),
      ComparisonOperator: v.string(),
      Threshold: v.number(),
    }),
  ),
});

/** The alarms that there are, `Namespace MetricName ComparisonOperator Threshold`. */
export async function readAlarms({ aws }: Target): Promise<string[]> {
  return v
    .parse(alarms, await aws('cloudwatch', 'describe-alarms'))
    .MetricAlarms.map(({ Namespace, MetricName, ComparisonOperator, Threshold }) =>
      [Namespace, MetricName, ComparisonOperator, Threshold].join(' '),
    );
}

const configuration = v.object({ Environment: v.object({ Variables: v.record(v.string(), v.string()) }) });

/** Environment variables of a function. */
export async function readVariables({ aws }: Target, name: string): Promise<Readonly<Record<string, string>>> {
  const answer = await aws('lambda', 'get-function-configuration', '--function-name', name);
  return v.parse(configuration, answer).Environment.Variables;
}

export interface Group {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  readonly instances: number;
}

export async function readGroup({ aws }: Target, name: string): Promise<Group> {
  const answer = await aws('autoscaling', 'describe-auto-scaling-groups', '--auto-scaling-group-names', name);
  const [{ MinSize, MaxSize, DesiredCapacity, Instances }] = v.parse(groups, answer).AutoScalingGroups;
  return { min: MinSize, max: MaxSize, desired: DesiredCapacity, instances: Instances.length };
}

export type Policy = v.InferOutput<typeof policies>['ScalingPolicies'][number];

/** Kinds and targets of the group's scaling policies. */
export async function readPolicies({ aws }: Target, name: string): Promise<Policy[]> {
  const answer = await aws('autoscaling', 'describe-policies', '--auto-scaling-group-name', name);
  return v.parse(policies, answer).ScalingPolicies;
}
