import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeControl } from '../acknowledge';

/** A bucket that load balancers can write access logs to: encrypted by S3's own keys, the only ones they can use. */
export function newAccessLogsBucket(scope: Construct): s3.Bucket {
  const bucket = new s3.Bucket(scope, 'AccessLogs', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{ expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(1) }],
  });
  const endless = 'it holds access logs itself; logging the delivery of logs would log without end';
  acknowledge(bucket, 'AwsSolutions::AwsSolutions-S1', endless);
  acknowledgeControl(bucket, 'S3BucketLoggingEnabled', endless);
  acknowledgeControl(
    bucket,
    'S3BucketReplicationEnabled',
    'logs are kept for 90 days and not restored; a copy in another region is a bucket of yours',
  );
  acknowledgeControl(
    bucket,
    'S3DefaultEncryptionKMS',
    'it is encrypted by keys of S3, the only ones that an Application Load Balancer can use',
  );
  return bucket;
}

/** The kinds of logs of an Application Load Balancer, as its attributes name them. */
type LogKind = 'access_logs' | 'connection_logs' | 'health_check_logs';

/**
 * Sends logs of an Application Load Balancer to a bucket.
 *
 * The L2's `logAccessLogs` must know the region, for the account of the old delivery service there. The service principal
 * that replaced those accounts is the same in every region.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function deliverLogs(
  balancer: elbv2.ApplicationLoadBalancer,
  kind: LogKind,
  bucket: s3.IBucket,
  prefix?: string,
): void {
  const statement = new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [logObjects(balancer, bucket, prefix)],
  });
  allowDelivery(balancer, bucket, statement);
  setLogAttributes(balancer, kind, bucket, prefix);
}

/**
 * Sends the access logs of a Network Load Balancer, which another service delivers, to a bucket.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export function deliverNetworkLogs(balancer: elbv2.NetworkLoadBalancer, bucket: s3.IBucket, prefix?: string): void {
  const { account } = Stack.of(balancer);
  const deliveredFor = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': Stack.of(balancer).formatArn({ service: 'logs', resource: '*' }) },
  };
  const principals = [new iam.ServicePrincipal('delivery.logs.amazonaws.com')];
  const put = { actions: ['s3:PutObject'], resources: [logObjects(balancer, bucket, prefix)] };
  const ownedByBucket = { ...deliveredFor.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
  allowDelivery(
    balancer,
    bucket,
    new iam.PolicyStatement({
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: deliveredFor,
    }),
    new iam.PolicyStatement({ principals, ...put, conditions: { ...deliveredFor, StringEquals: ownedByBucket } }),
  );
  setLogAttributes(balancer, 'access_logs', bucket, prefix);
}

function logObjects(balancer: elbv2.BaseLoadBalancer, bucket: s3.IBucket, prefix?: string): string {
  const folder = prefix === undefined ? '' : `${prefix}/`;
  return bucket.arnForObjects(`${folder}AWSLogs/${Stack.of(balancer).account}/*`);
}

function allowDelivery(
  balancer: elbv2.BaseLoadBalancer,
  bucket: s3.IBucket,
  ...statements: iam.PolicyStatement[]
): void {
  const [{ statementAdded, policyDependable }] = statements.map((statement) =>
    bucket.addToResourcePolicy(statement),
  ) as [iam.AddToResourcePolicyResult];
  if (!statementAdded) {
    const [service] = statements[0]!.principals.map((principal) => (principal as iam.ServicePrincipal).service);
    const message = `the policy of accessLogsBucket must allow ${service} to write`;
    Validations.of(balancer).addWarning('cdk-headroom:accessLogsBucketPolicy', message);
  }
  if (policyDependable) {
    balancer.node.defaultChild?.node.addDependency(policyDependable);
  }
}

function setLogAttributes(balancer: elbv2.BaseLoadBalancer, kind: LogKind, bucket: s3.IBucket, prefix?: string): void {
  balancer.setAttribute(`${kind}.s3.enabled`, 'true');
  balancer.setAttribute(`${kind}.s3.bucket`, bucket.bucketName);
  if (prefix !== undefined) {
    balancer.setAttribute(`${kind}.s3.prefix`, prefix);
  }
}
