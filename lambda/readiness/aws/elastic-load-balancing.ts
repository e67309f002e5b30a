import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { makeBuilder } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import { CLIENT_OPTIONS } from '../../capacity-controller/aws/client-options';
import type { Targets } from '../ports';
import { DeregisterTargets, DescribeTargetHealth, RegisterTargets, SERVICE } from './target-schemas';

const ENDPOINT = { Endpoint: { type: 'builtInParams', name: 'endpoint' } } as const;
const command = makeBuilder(ENDPOINT, 'ElasticLoadBalancing_v10', 'ElasticLoadBalancingV2Client', getEndpointPlugin);
const noPlugins = () => [];

class RegisterTargetsCommand extends command({}, noPlugins, 'RegisterTargets', RegisterTargets) {}
class DeregisterTargetsCommand extends command({}, noPlugins, 'DeregisterTargets', DeregisterTargets) {}
class DescribeTargetHealthCommand extends command({}, noPlugins, 'DescribeTargetHealth', DescribeTargetHealth) {}

/** The part of an answer that is looked at. */
interface TargetHealth {
  readonly TargetHealthDescriptions?: readonly { readonly TargetHealth?: { readonly State?: string } }[];
}

/**
 * Targets of Elastic Load Balancing.
 *
 * Auto Scaling speaks the same protocol, so that its client makes these three calls, too, signed for the other service. A
 * client of their own would be a second package in the bundle.
 *
 * @param endpoint of the Region, for example https://elasticloadbalancing.eu-west-1.amazonaws.com
 */
export function elasticLoadBalancingTargets(endpoint: string): Targets {
  const client = new AutoScalingClient({ ...CLIENT_OPTIONS, ...SERVICE, endpoint });
  const send = (request: object) => client.send(request as never) as Promise<unknown>;
  return {
    async register(TargetGroupArn, Id) {
      await send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id }] } as never));
    },
    async deregister(TargetGroupArn, Id) {
      await send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id }] } as never));
    },
    async health(TargetGroupArn, Id) {
      const answer = await send(new DescribeTargetHealthCommand({ TargetGroupArn, Targets: [{ Id }] } as never));
      return (answer as TargetHealth).TargetHealthDescriptions?.[0]?.TargetHealth?.State;
    },
  };
}
