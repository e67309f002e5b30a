import type { PropertyReader } from './property-reader';
import type { Forward, Listener } from './read-listeners';

/** A rule that forwards. */
export interface ForwardRule {
  readonly forward: Forward;
  readonly properties: PropertyReader;
}

/**
 * What a listener forwards in the main, and by the rules before that. A rule for every path comes before the default action,
 * which then gets nothing, as do the rules after it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function reachable(forward: Forward | undefined, rules: readonly ForwardRule[]): Omit<Listener, 'balancerArn'> {
  const [first] = inOrder(rules.filter(takesAll));
  const main = first?.forward ?? forward;
  const before = first ? rules.filter((rule) => priorityOf(rule) < priorityOf(first)) : rules;
  return { ...(main && { forward: main }), rules: before.map((rule) => rule.forward) };
}

function inOrder(rules: readonly ForwardRule[]): readonly ForwardRule[] {
  return [...rules].sort((one, other) => priorityOf(one) - priorityOf(other));
}

/** 1 to 50,000; one that is not known is taken as the last. */
function priorityOf({ properties }: ForwardRule): number {
  return properties.count('Priority') ?? 50_000;
}

/** By the only condition that the CDK and the console offer for it. */
function takesAll({ properties }: ForwardRule): boolean {
  const conditions = properties.objects('Conditions');
  return conditions.length > 0 && conditions.every(isAnyPath);
}

function isAnyPath(condition: PropertyReader): boolean {
  const [field] = condition.names('Field');
  const paths = [condition, condition.object('PathPatternConfig')].flatMap((values) => values?.names('Values') ?? []);
  return field === 'path-pattern' && paths.some((path) => path === '/*' || path === '*');
}
