import type { Finding } from './property-reader';
import type { Forward, Listener } from './read-listeners';

/**
 * The share of the load of its listeners that a target group gets, 0 to 1.
 *
 * What matches the conditions of a rule is not known. It counts for nothing beside a default action that forwards, and
 * for all that is forwarded where the default action forwards nothing. A target group that no listener of the template
 * names gets all: how its load comes is its own stack's business.
 */
export function shareOf(arn: string, listeners: readonly Listener[], report: (finding: Finding) => void): number {
  const [first, ...others] = listeners.flatMap(mainForwards).flatMap(({ path, shares }) => {
    const share = shares.get(arn);
    return share === undefined ? [] : [{ path, share }];
  });
  if (first === undefined) {
    return listeners.some((listener) => mentions(listener, arn)) ? 0 : 1;
  }
  for (const { path, share } of others.filter((other) => other.share !== first.share)) {
    report({
      path,
      message: `forwards a share of ${share} where ${first.path} forwards ${first.share}, and the load of each is not known: taken as ${first.share}`,
    });
  }
  return first.share;
}

/** Reports the rules by which a listener of these target groups forwards otherwise than it does in the main. */
export function reportRules(
  arns: readonly string[],
  listeners: readonly Listener[],
  report: (finding: Finding) => void,
): void {
  for (const listener of listeners.filter((candidate) => arns.some((arn) => mentions(candidate, arn)))) {
    const [main] = mainForwards(listener);
    const taken = listener.forward ? 'none' : 'all';
    for (const { path } of listener.rules.filter((rule) => main && !isSame(rule, main))) {
      report({ path, message: `the share of the load that its conditions match is not known: taken as ${taken}` });
    }
  }
}

/** Whether a listener names a target group anywhere. */
export function mentions({ forward, rules }: Listener, arn: string): boolean {
  return [...(forward ? [forward] : []), ...rules].some(({ shares }) => shares.has(arn));
}

function mainForwards({ forward, rules }: Listener): readonly Forward[] {
  return forward ? [forward] : rules;
}

function isSame({ shares }: Forward, other: Forward): boolean {
  return shares.size === other.shares.size && [...shares].every(([arn, share]) => other.shares.get(arn) === share);
}
