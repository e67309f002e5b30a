import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledgeControl, acknowledgeInlinePolicy, acknowledgeLogGroup } from './acknowledge';

/**
 * A network for one service: two zones, each with its own way out, so that the loss of a zone does not stop the other.
 *
 * Nothing uses the VPC's default security group. Closing it takes a custom resource, and so a second function in every
 * stack; bring your own VPC where a control asks for that.
 */
export function newServiceVpc(scope: Construct): ec2.Vpc {
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    maxAzs: 2,
    restrictDefaultSecurityGroup: false,
    // As they come, but for addresses: a NAT gateway and a load balancer bring their own.
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    ],
  });
  acknowledgeControl(
    vpc,
    'VPCDefaultSecurityGroupClosed',
    'nothing uses it; closing it takes a custom resource, and so a function that may change security groups',
  );
  for (const subnet of vpc.publicSubnets) {
    acknowledgeControl(
      subnet,
      'VPCNoUnrestrictedRouteToIGW',
      'the way out of the NAT gateways, and the way in of a balancer that faces the internet; instances have none',
    );
  }
  const log = new logs.LogGroup(vpc, 'FlowLogGroup', { retention: logs.RetentionDays.ONE_MONTH });
  acknowledgeLogGroup(log);
  const flowLog = vpc.addFlowLog('FlowLog', {
    destination: ec2.FlowLogDestination.toCloudWatchLogs(log),
    trafficType: ec2.FlowLogTrafficType.REJECT,
  });
  acknowledgeInlinePolicy(flowLog);
  return vpc;
}
