import { Lazy, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type { IConstruct } from 'constructs';
import type { WritableGroups } from './controller-permissions';
import { LoadSource } from './load-source';
import { resourceOf } from './policies/group-resource';
import { PropChecks } from './prop-checks';

/** A group, and what a controller may do with it. */
export interface ControlledGroup {
  /** The group, of this app or imported. */
  readonly group: autoscaling.IAutoScalingGroup;

  /**
   * The minimum that the group goes back to when a floor ends, a whole number of at least 0, in instances.
   *
   * @default - the group's `minCapacity`; of an imported group it must be given
   */
  readonly baseline?: number;

  /**
   * The highest minimum that the controller may write, a whole number of at least `baseline`, in instances.
   *
   * @default - the group's `maxCapacity`; of an imported group it must be given
   */
  readonly highestFloor?: number;

  /**
   * Where the load of the group is read.
   *
   * @default LoadSource.cpu()
   */
  readonly loadSource?: LoadSource;
}

/** What a controller may do with groups that carry a tag. */
export interface TaggedGroupsOptions {
  /** The highest minimum that the controller may write, a whole number of at least 0, in instances. */
  readonly highestFloor: number;
}

/** What a controller needs to know of its groups. */
interface BoundGroups {
  /** Variables of the function's environment. */
  readonly environment: { [name: string]: string };
  readonly writable: readonly WritableGroups[];
  /** Those that are known by name. */
  readonly groups: readonly autoscaling.IAutoScalingGroup[];
}

/**
 * The groups of a controller that has more than one: one static factory for each way to name them.
 *
 * @example
 * declare const web: autoscaling.AutoScalingGroup;
 * declare const worker: autoscaling.AutoScalingGroup;
 *
 * new CapacityController(this, 'Controller', {
 *   groups: ControlledGroups.list([{ group: web }, { group: worker, highestFloor: 5 }]),
 * });
 */
export abstract class ControlledGroups {
  /**
   * Groups by name. A function's environment holds 4 KB and the policies of its role 10 KB, which is about 15 groups, or
   * 10 with another source than CPU.
   *
   * @throws when there is none, one comes twice, or something of one is out of range or not known
   */
  public static list(groups: ControlledGroup[]): ControlledGroups {
    checkList(groups).throwFor('ControlledGroups.list');
    return new ListedGroups(groups);
  }

  /**
   * All groups of the account and region that carry a tag, also those that come later. The tag's value is the group's
   * baseline, in instances; CPU is the source of their load.
   *
   * Whoever may tag a group hands it over to the controller.
   *
   * @param key of the tag, 1 to 128 characters. IAM takes no account of its case
   * @throws when the key or an option is out of range
   */
  public static tagged(key: string, options: TaggedGroupsOptions): ControlledGroups {
    new PropChecks()
      .rule(!Token.isUnresolved(key), 'key must be known at synthesis, got a token')
      .rule(
        Token.isUnresolved(key) || /^(?!aws:).{1,128}$/.test(key),
        `key must be the key of a tag, got ${key || 'nothing'}`,
      )
      .integer('highestFloor', options.highestFloor, 0)
      .throwFor('ControlledGroups.tagged');
    return new TaggedGroups(key, options.highestFloor);
  }

  /**
   * One group, whose variables are plain text.
   *
   * @internal
   */
  public static _one(group: ControlledGroup): ControlledGroups {
    return new OneGroup(group);
  }

  /** @internal */
  public abstract _bind(scope: IConstruct): BoundGroups;

  /** @internal */
  public abstract _check(scope: IConstruct): PropChecks;
}

class OneGroup extends ControlledGroups {
  constructor(private readonly group: ControlledGroup) {
    super();
  }

  public override _check(scope: IConstruct): PropChecks {
    return checkGroup(this.group).include(sourceOf(this.group)._check(scope));
  }

  public override _bind(scope: IConstruct): BoundGroups {
    const { baseline, highestFloor } = sizesOf(this.group);
    return {
      environment: {
        AUTO_SCALING_GROUP_NAME: this.group.group.autoScalingGroupName,
        BASELINE: Tokenization.stringifyNumber(baseline),
        HIGHEST_FLOOR: Tokenization.stringifyNumber(highestFloor),
        LOAD_SOURCE: json(scope, () => sourceOf(this.group)._render()),
      },
      writable: [writable(this.group)],
      groups: [this.group.group],
    };
  }
}

class ListedGroups extends ControlledGroups {
  constructor(private readonly groups: readonly ControlledGroup[]) {
    super();
  }

  public override _check(scope: IConstruct): PropChecks {
    return this.groups.reduce((all, group) => all.include(sourceOf(group)._check(scope)), new PropChecks());
  }

  public override _bind(scope: IConstruct): BoundGroups {
    const told = (group: ControlledGroup) => ({
      name: group.group.autoScalingGroupName,
      ...sizesOf(group),
      source: sourceOf(group)._render(),
    });
    return {
      environment: { AUTO_SCALING_GROUPS: json(scope, () => this.groups.map(told)) },
      writable: this.groups.map(writable),
      groups: this.groups.map(({ group }) => group),
    };
  }
}

class TaggedGroups extends ControlledGroups {
  constructor(
    private readonly key: string,
    private readonly highestFloor: number,
  ) {
    super();
  }

  public override _check(): PropChecks {
    return new PropChecks();
  }

  public override _bind(scope: IConstruct): BoundGroups {
    const { key, highestFloor } = this;
    const arn = Stack.of(scope).formatArn({
      service: 'autoscaling',
      resource: 'autoScalingGroup:*:autoScalingGroupName/*',
    });
    return {
      environment: {
        AUTO_SCALING_GROUP_TAG: key,
        HIGHEST_FLOOR: Tokenization.stringifyNumber(highestFloor),
      },
      writable: [{ arn, highestFloor, tag: key }],
      groups: [],
    };
  }
}

/** JSON at synthesis, when every token in it can be told. */
function json(scope: IConstruct, value: () => object): string {
  return Lazy.string({ produce: () => Stack.of(scope).toJsonString(value()) });
}

function sourceOf({ loadSource }: ControlledGroup): LoadSource {
  return loadSource ?? LoadSource.cpu();
}

function writable(controlled: ControlledGroup): WritableGroups {
  const resource = resourceOf(controlled.group);
  // The L2's own ARN holds a wildcard, which is all that can be known of an imported group.
  const arn = resource ? resource.attrAutoScalingGroupArn : controlled.group.autoScalingGroupArn;
  return { arn, ...sizesOf(controlled) };
}

/** What is given, else what the group is configured with; NaN where neither is known. */
function sizesOf({ group, baseline, highestFloor }: ControlledGroup): { baseline: number; highestFloor: number } {
  const { minSize, maxSize } = resourceOf(group) ?? {};
  return { baseline: baseline ?? asNumber(minSize), highestFloor: highestFloor ?? asNumber(maxSize) };
}

function asNumber(text: string | undefined): number {
  return Token.isUnresolved(text) ? Token.asNumber(text) : Number(text);
}

function checkList(groups: readonly ControlledGroup[]): PropChecks {
  const checks = new PropChecks().rule(groups.length > 0, 'groups must not be empty');
  const names = groups.map(({ group }) => group.autoScalingGroupName);
  groups.forEach((controlled, index) => {
    const path = controlled.group.node.path;
    checks.rule(names.indexOf(names[index]!) === index, `groups[${index}].group must not come twice, got ${path}`);
    checks.include(checkGroup(controlled, `groups[${index}].`));
  });
  return checks;
}

function checkGroup(controlled: ControlledGroup, prefix = ''): PropChecks {
  const { group, baseline, highestFloor } = controlled;
  const isImported = resourceOf(group) === undefined;
  const sizes = sizesOf(controlled);
  const checks = new PropChecks()
    .rule(!isImported || baseline !== undefined, `${prefix}baseline must be given where ${group.node.path} is imported`)
    .rule(
      !isImported || highestFloor !== undefined,
      `${prefix}highestFloor must be given where ${group.node.path} is imported`,
    )
    .integer(`${prefix}baseline`, baseline, 0)
    .integer(`${prefix}highestFloor`, highestFloor, 0);
  const areKnown = !Number.isNaN(sizes.baseline) && !Number.isNaN(sizes.highestFloor);
  return areKnown
    ? checks.atMost(`${prefix}baseline`, sizes.baseline, `${prefix}highestFloor`, sizes.highestFloor)
    : checks;
}
