import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** The network that `importedVpc` gives for a stack, with ids as AWS makes them: for what is validated. */
export function importValidVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'ImportedVpc', {
    vpcId: 'vpc-12345678',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    publicSubnetIds: ['subnet-000000a1', 'subnet-000000b1'],
    privateSubnetIds: ['subnet-000000a2', 'subnet-000000b2'],
    publicSubnetRouteTableIds: ['rtb-000000a1', 'rtb-000000b1'],
    privateSubnetRouteTableIds: ['rtb-000000a2', 'rtb-000000b2'],
  });
}
