import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** A bucket that load balancers can write access logs to: encrypted by S3's own keys, the only ones they can use. */
export function newAccessLogsBucket(scope: Construct): s3.Bucket {
  const bucket = new s3.Bucket(scope, 'AccessLogs', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });
  acknowledge(
    bucket,
    'AwsSolutions::AwsSolutions-S1',
    'it holds access logs itself; logging the delivery of logs would log without end',
  );
  return bucket;
}

/**
 * Sends a balancer's access logs to a bucket.
 *
 * The L2's `logAccessLogs` must know the region, for the account of the old delivery service there. The service principal
 * that replaced those accounts is the same in every region.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function logAccess(balancer: elbv2.ApplicationLoadBalancer, bucket: s3.IBucket): void {
  const { statementAdded, policyDependable } = bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${Stack.of(balancer).account}/*`)],
    }),
  );
  if (!statementAdded) {
    const message = 'the policy of accessLogsBucket must allow logdelivery.elasticloadbalancing.amazonaws.com to write';
    Validations.of(balancer).addWarning('cdk-headroom:accessLogsBucketPolicy', message);
  }
  if (policyDependable) {
    balancer.node.defaultChild?.node.addDependency(policyDependable);
  }
  balancer.setAttribute('access_logs.s3.enabled', 'true');
  balancer.setAttribute('access_logs.s3.bucket', bucket.bucketName);
}
