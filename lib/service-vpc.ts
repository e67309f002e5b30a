import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * A network for one service: two zones, each with its own way out, so that the loss of a zone does not stop the other.
 *
 * Nothing uses the VPC's default security group. Closing it takes a custom resource, and so a second function in every
 * stack; bring your own VPC where a control asks for that.
 */
export function newServiceVpc(scope: Construct): ec2.Vpc {
  const vpc = new ec2.Vpc(scope, 'Vpc', { maxAzs: 2, restrictDefaultSecurityGroup: false });
  const log = new logs.LogGroup(vpc, 'FlowLogGroup', { retention: logs.RetentionDays.ONE_MONTH });
  vpc.addFlowLog('FlowLog', {
    destination: ec2.FlowLogDestination.toCloudWatchLogs(log),
    trafficType: ec2.FlowLogTrafficType.REJECT,
  });
  return vpc;
}
