import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';

/**
 * What the Session Manager agent on an instance needs.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-add-permissions-to-existing-profile.html
 */
export function sessionManagerStatement(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: ['*'],
  });
}

/**
 * Lets Amazon EC2 Auto Scaling launch instances whose volumes are encrypted with a customer managed key. Does nothing for
 * an imported key, whose policy is somebody else's.
 *
 * @param serviceLinkedRoleArn the role that it works under for the group
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export function grantToAutoScaling(key: kms.IKey, serviceLinkedRoleArn: string): void {
  const principals = [new iam.ArnPrincipal(serviceLinkedRoleArn)];
  const use = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
  key.addToResourcePolicy(new iam.PolicyStatement({ principals, actions: use, resources: ['*'] }), true);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals,
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': true } },
    }),
    true,
  );
}
