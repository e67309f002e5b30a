import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HardenedLaunchTemplate } from '../launch-template';
import { PropChecks } from '../prop-checks';
import type { WarmPool } from './warm-pool';

/**
 * Instances hibernate only if they were launched for it. The template that a group makes is not for it, and of others than
 * a `HardenedLaunchTemplate` nothing is known.
 */
export function checkHibernation(
  warmPool: WarmPool | undefined,
  template: ec2.ILaunchTemplate | undefined,
): PropChecks {
  const mustHibernate = warmPool?.poolState === autoscaling.PoolState.HIBERNATED;
  const mayHibernate = template instanceof HardenedLaunchTemplate ? template.hibernation : template !== undefined;
  return new PropChecks().rule(
    !mustHibernate || mayHibernate,
    'warmPool must not be hibernated when the launch template has no hibernation',
  );
}
