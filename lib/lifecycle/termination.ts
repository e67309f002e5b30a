import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { allowInvoking } from './allow-invoking';

/** Which instance goes first. */
export interface TerminationOptions {
  /**
   * Which instance of a zone is terminated first, in their order: the second decides among those that the first leaves.
   *
   * @default - `Default`: the one with the oldest launch template, then the one next to its hour of billing
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
   */
  readonly terminationPolicies?: autoscaling.TerminationPolicy[];

  /**
   * A function that says which instances may be terminated, within 2 seconds. It comes before `terminationPolicies`, which
   * choose among those that it names.
   *
   * Auto Scaling's service-linked role must exist in the account; it is made with the account's first group. An imported
   * function must allow the invocation itself.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/lambda-custom-termination-policy.html
   */
  readonly terminationFunction?: lambda.IFunction;
}

const { CUSTOM_LAMBDA_FUNCTION, DEFAULT, OLDEST_LAUNCH_CONFIGURATION } = autoscaling.TerminationPolicy;

/** What can be wrong with the order of termination. */
export function checkTermination({ terminationPolicies: policies }: TerminationOptions): PropChecks {
  const given = policies ?? [];
  const hasDefaultEarly = given.includes(DEFAULT) && given.indexOf(DEFAULT) < given.length - 1;
  return new PropChecks()
    .rule(policies === undefined || policies.length > 0, 'terminationPolicies must not be empty')
    .rule(new Set(given).size === given.length, `terminationPolicies must differ, got ${given.join(', ')}`)
    .rule(!hasDefaultEarly, `terminationPolicies must have Default last, got ${given.join(', ')}`)
    .rule(
      !given.includes(CUSTOM_LAMBDA_FUNCTION),
      'terminationPolicies must not hold CustomLambdaFunction: give terminationFunction',
    )
    .rule(
      !given.includes(OLDEST_LAUNCH_CONFIGURATION),
      'terminationPolicies must not hold OldestLaunchConfiguration: the group has a launch template',
    );
}

/** Sets which instance of a group goes first. */
export function orderTermination(group: autoscaling.CfnAutoScalingGroup, options: TerminationOptions): void {
  const { terminationFunction, terminationPolicies = [] } = options;
  if (terminationFunction) {
    const scope = new Construct(group.node.scope as Construct, 'TerminationFunction');
    allowInvoking(terminationFunction, scope, group);
    group.node.addDependency(scope);
  }
  const all = [...(terminationFunction ? [terminationFunction.functionArn] : []), ...terminationPolicies];
  group.terminationPolicies = all.length > 0 ? all : undefined;
}
