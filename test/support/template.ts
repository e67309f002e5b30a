import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ROOT } from './source-graph';

/** The feature flags of a new app, as the example app has them. */
export const NEW_APP_FLAGS: Readonly<Record<string, boolean>> = JSON.parse(
  readFileSync(join(ROOT, 'cdk.json'), 'utf8'),
).context;

/** Whatever a test builds, as CloudFormation sees it. */
export function templateOf(
  build: (stack: Stack) => void,
  context: Readonly<Record<string, unknown>> = NEW_APP_FLAGS,
  props: StackProps = {},
) {
  const stack = new Stack(new App({ context: { ...context } }), 'Test', props);
  Validations.of(stack).acknowledge({ id: 'cdk-headroom:nothingStarts', reason: 'a test serves nothing' });
  build(stack);
  return Template.fromStack(stack);
}

/** The stack's network, that is not in the template, so that what is tested stands alone. */
export function importedVpc(stack: Stack): ec2.IVpc {
  return (stack.node.tryFindChild('ImportedVpc') as ec2.IVpc | undefined) ?? importVpc(stack);
}

function importVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'ImportedVpc', {
    vpcId: 'vpc-12345678',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    publicSubnetIds: ['subnet-a1', 'subnet-b1'],
    privateSubnetIds: ['subnet-a2', 'subnet-b2'],
    publicSubnetRouteTableIds: ['rtb-a1', 'rtb-b1'],
    privateSubnetRouteTableIds: ['rtb-a2', 'rtb-b2'],
  });
}

/** The hash of an asset changes with every change of the Lambda, which has tests of its own. */
export function maskAssets(template: object): object {
  return JSON.parse(JSON.stringify(template).replace(/\b[0-9a-f]{64}\b/g, '<asset hash>'));
}
