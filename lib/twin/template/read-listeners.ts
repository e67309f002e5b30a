import type { Finding, PropertyReader } from './property-reader';
import { referencesIn } from './references';
import { type ReadableResource, resourcesOf } from './resource-reader';
import { reachable } from './rule-for-all';
import type { Scope } from './scope';

/** Where an action sends its load. */
export interface Forward {
  /** Of the actions in the template. */
  readonly path: string;
  /** Of the action's load, 0 to 1, by the ARN of the target group. */
  readonly shares: ReadonlyMap<string, number>;
}

/** A listener and what it forwards. Actions that redirect or answer by themselves forward nothing. */
export interface Listener {
  /** Undefined: another stack's. */
  readonly balancerArn?: string;
  /** By its default action, or a rule for all that comes before it. */
  readonly forward?: Forward;
  /** By each of its other rules that forwards, and that a request may reach. */
  readonly rules: readonly Forward[];
}

/** The listeners of a template, and one without a default action for each listener of another stack that rules name. */
export function readListeners(scope: Scope, report: (finding: Finding) => void): readonly Listener[] {
  const rules = resourcesOf('AWS::ElasticLoadBalancingV2::ListenerRule', scope, report).flatMap((rule) => {
    const forward = forwardOf(rule, 'Actions');
    return forward ? [{ listener: listenerOf(rule, scope), forward, properties: rule.properties }] : [];
  });
  const rulesOf = (arn: string) => rules.filter(({ listener }) => listener === arn);
  const listeners = resourcesOf('AWS::ElasticLoadBalancingV2::Listener', scope, report);
  const known = new Set(listeners.map(({ reference }) => reference));
  const foreign = new Set(rules.map(({ listener }) => listener).filter((arn) => !known.has(arn)));
  return [
    ...listeners.map((listener) => {
      const [balancerArn] = listener.properties.names('LoadBalancerArn');
      return {
        ...(typeof balancerArn === 'string' && { balancerArn }),
        ...reachable(forwardOf(listener, 'DefaultActions'), rulesOf(listener.reference)),
      };
    }),
    ...[...foreign].map((arn) => reachable(undefined, rulesOf(arn))),
  ];
}

/**
 * The ARN of a rule's listener. An ARN holds its balancer's, so that only an account may know it: then the logical id
 * that the rule refers to, and for another stack's listener the place in the template.
 */
function listenerOf({ logicalId, properties }: ReadableResource, scope: Scope): string {
  const [arn] = properties.names('ListenerArn');
  if (typeof arn === 'string') {
    return arn;
  }
  const references = referencesIn(scope.resources.get(logicalId)?.properties.ListenerArn ?? null, () => undefined);
  return references.find((name) => scope.resources.has(name)) ?? `${properties.path}.ListenerArn`;
}

function forwardOf({ properties, path }: ReadableResource, key: string): Forward | undefined {
  const action = properties.objects(key).find((candidate) => candidate.text('Type') === 'forward');
  return action && { path: `${path}.Properties.${key}`, shares: sharesOf(action) };
}

/**
 * Weight over the sum of the weights; the one target group without ForwardConfig gets all.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#forward-actions
 */
function sharesOf(action: PropertyReader): ReadonlyMap<string, number> {
  const targets = action.object('ForwardConfig')?.objects('TargetGroups') ?? [];
  const weighted = (targets.length > 0 ? targets : [action]).map((target) => ({
    arns: target.texts('TargetGroupArn'),
    weight: target.count('Weight') ?? 1,
  }));
  const sum = weighted.reduce((total, { weight }) => total + weight, 0);
  return new Map(weighted.flatMap(({ arns, weight }) => arns.map((arn) => [arn, sum > 0 ? weight / sum : 0] as const)));
}
