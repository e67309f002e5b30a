import { Match, type Template } from 'aws-cdk-lib/assertions';

/** A statement of an IAM policy, with its actions as a list. */
export interface Statement {
  readonly actions: readonly string[];
  /** JSON of each. */
  readonly resources: readonly string[];
  readonly conditions: unknown;
}

/** Every statement of the role of the controller whose id is `Controller`. */
export function controllerStatements(template: Template): readonly Statement[] {
  const policies = template.findResources('AWS::IAM::Policy', {
    Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^ControllerRole') }] },
  });
  return Object.values(policies)
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement)
    .map(({ Action, Resource, Condition }) => ({
      actions: [Action].flat(),
      resources: [Resource].flat().map((resource) => JSON.stringify(resource)),
      conditions: Condition,
    }));
}
