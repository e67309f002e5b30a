import {
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CLIENT_OPTIONS } from '../../capacity-controller/aws/client-options';
import type { Targets } from '../ports';

/** Targets of Elastic Load Balancing. */
export function elasticLoadBalancingTargets(): Targets {
  const client = new ElasticLoadBalancingV2Client(CLIENT_OPTIONS);
  const only = (TargetGroupArn: string, Id: string) => ({ TargetGroupArn, Targets: [{ Id }] });
  return {
    async register(targetGroup, instance) {
      await client.send(new RegisterTargetsCommand(only(targetGroup, instance)));
    },
    async deregister(targetGroup, instance) {
      await client.send(new DeregisterTargetsCommand(only(targetGroup, instance)));
    },
    async health(targetGroup, instance) {
      const answer = await client.send(new DescribeTargetHealthCommand(only(targetGroup, instance)));
      return answer.TargetHealthDescriptions?.[0]?.TargetHealth?.State;
    },
  };
}
