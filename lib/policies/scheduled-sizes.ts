import { Token } from 'aws-cdk-lib';
import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import { boundsOf } from './group-resource';

/** Sizes that a scheduled action sets, at least one of them. */
export interface ScheduledSizes {
  /**
   * Fewest instances from then on, a whole number of at least 0. A desired capacity below it is raised to it.
   *
   * @default - left as it is
   */
  readonly minCapacity?: number;

  /**
   * Most instances from then on, at least `minCapacity`. A desired capacity above it is lowered to it.
   *
   * @default - left as it is
   */
  readonly maxCapacity?: number;

  /**
   * Instances at that moment, between `minCapacity` and `maxCapacity`; policies scale from there.
   *
   * @default - left as it is, inside the bounds
   */
  readonly desiredCapacity?: number;
}

type Sizes = Readonly<Record<'minCapacity' | 'desiredCapacity' | 'maxCapacity', number | undefined>>;

/** In the order in which none may be above the next. */
const ORDER = ['minCapacity', 'desiredCapacity', 'maxCapacity'] as const;

/** What can be wrong with the sizes of an action by themselves. */
export function checkSizes(sizes: ScheduledSizes): PropChecks {
  const checks = new PropChecks().rule(
    ORDER.some((name) => sizes[name] !== undefined),
    'minCapacity, maxCapacity or desiredCapacity must be given, got none of them',
  );
  for (const name of ORDER) {
    checks.integer(name, sizes[name], 0);
  }
  return checks.include(pairs((low, high) => checkPair(low, sizes[low], high, sizes[high])));
}

/** Where a size is outside a bound of the group that the action leaves as it is. */
export function checkSizesOf(group: IAutoScalingGroup, sizes: ScheduledSizes): PropChecks {
  const { min, max } = boundsOf(group);
  const own: Sizes = { minCapacity: min, desiredCapacity: undefined, maxCapacity: max };
  return pairs((low, high) => {
    const ofGroup = (name: string) => `the group's ${name}, unless the action sets that too`;
    return sizes[low] !== undefined && sizes[high] === undefined
      ? checkPair(low, sizes[low], ofGroup(high), own[high])
      : checkLeast(high, sizes[high], ofGroup(low), sizes[low] === undefined ? own[low] : undefined);
  });
}

export function setsBounds({ minCapacity, maxCapacity }: ScheduledSizes): boolean {
  return minCapacity !== undefined || maxCapacity !== undefined;
}

function checkPair(name: string, value: number | undefined, limitName: string, limit: number | undefined): PropChecks {
  const isOpen = value === undefined || limit === undefined;
  return isOpen ? new PropChecks() : new PropChecks().atMost(name, value, limitName, limit);
}

function checkLeast(name: string, value: number | undefined, limitName: string, limit: number | undefined): PropChecks {
  const isOpen = value === undefined || limit === undefined || Token.isUnresolved(value);
  return new PropChecks().rule(
    isOpen || value >= limit,
    `${name} must be at least ${limitName}, got ${value} and ${limit}`,
  );
}

function pairs(check: (low: keyof Sizes, high: keyof Sizes) => PropChecks): PropChecks {
  return check('minCapacity', 'maxCapacity')
    .include(check('minCapacity', 'desiredCapacity'))
    .include(check('desiredCapacity', 'maxCapacity'));
}
