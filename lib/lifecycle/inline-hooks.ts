import { Lazy, Token } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { IDependable } from 'constructs';
import { PropChecks } from '../prop-checks';

/** A hook as the group's property has it. */
export interface InlineHook {
  readonly specification: CfnAutoScalingGroup.LifecycleHookSpecificationProperty;
  /** What has to be there before the first instance is launched. */
  readonly dependencies: readonly IDependable[];
}

/** Most hooks that AWS takes of a group. */
const MOST_HOOKS = 50;

/**
 * The hooks that stand in a group itself, sorted by name, so that their order in the source changes nothing.
 *
 * A hook that is a resource of its own is made after the group, and misses the instances that are launched meanwhile.
 */
export class InlineHooks {
  private readonly specifications = new Map<string, CfnAutoScalingGroup.LifecycleHookSpecificationProperty>();

  constructor(private readonly group: CfnAutoScalingGroup) {
    group.lifecycleHookSpecificationList = Lazy.any({ produce: () => this.render() }, { omitEmptyArray: true });
  }

  /** @throws when the name is taken or not allowed, or there are too many */
  add({ specification, dependencies }: InlineHook): void {
    const { lifecycleHookName: name } = specification;
    checkHookName(name)
      .rule(!this.specifications.has(name), `lifecycle hook ${name} is there already`)
      .rule(this.specifications.size < MOST_HOOKS, `lifecycle hooks must be at most ${MOST_HOOKS} a group`)
      .throwFor('ElasticGroup', this.group.node.scope);
    this.specifications.set(name, specification);
    for (const dependency of dependencies) {
      this.group.node.addDependency(dependency);
    }
  }

  /** Names of the hooks at a transition. */
  namesAt(transition: string): readonly string[] {
    return [...this.specifications.values()]
      .filter(({ lifecycleTransition }) => lifecycleTransition === transition)
      .map(({ lifecycleHookName }) => lifecycleHookName);
  }

  private render(): CfnAutoScalingGroup.LifecycleHookSpecificationProperty[] {
    return [...this.specifications.values()].sort((one, other) =>
      one.lifecycleHookName < other.lifecycleHookName ? -1 : 1,
    );
  }
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export function checkHookName(name: string): PropChecks {
  return new PropChecks().rule(
    Token.isUnresolved(name) || /^[A-Za-z0-9\-_/]{1,255}$/.test(name),
    `name of a lifecycle hook must have 1 to 255 letters, digits, -, _ and /, got ${name}`,
  );
}
