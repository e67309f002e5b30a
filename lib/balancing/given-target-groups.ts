import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { PropChecks } from '../prop-checks';
import type { AttachmentKind } from './attachment-kind';
import {
  checkRefused,
  OF_APPLICATION_BALANCER,
  OF_APPLICATION_LISTENER,
  OF_APPLICATION_TARGET_GROUP,
  OF_BALANCER,
  OF_FORWARDING,
  OF_LISTENER,
  OF_TARGET_GROUP,
} from './refused-props';
import type { BalancedServiceProps } from './service-balancing';

/** The instances are added to a target group of an Application Load Balancer. */
export function givenTargetGroup(targetGroup: elbv2.IApplicationTargetGroup): AttachmentKind {
  return {
    check: (props) => checkMakesNothing(props, 'targetGroup()'),
    attach: (_scope, { group }) => {
      targetGroup.addTarget(group);
      return { applicationTargetGroup: targetGroup };
    },
  };
}

/** The instances are added to a target group of a Network Load Balancer. */
export function givenNetworkTargetGroup(targetGroup: elbv2.INetworkTargetGroup): AttachmentKind {
  return {
    check: (props) => checkMakesNothing(props, 'networkTargetGroup()'),
    attach: (_scope, { group }) => {
      targetGroup.addTarget(group);
      return { networkTargetGroup: targetGroup };
    },
  };
}

/** The instances stand alone. */
export function nothing(): AttachmentKind {
  return { check: (props) => checkMakesNothing(props, 'none()'), attach: () => ({}) };
}

function checkMakesNothing(props: BalancedServiceProps, attachment: string): PropChecks {
  return checkRefused(
    props,
    attachment,
    OF_BALANCER,
    OF_APPLICATION_BALANCER,
    OF_LISTENER,
    OF_APPLICATION_LISTENER,
    OF_TARGET_GROUP,
    OF_APPLICATION_TARGET_GROUP,
    OF_FORWARDING,
  );
}
