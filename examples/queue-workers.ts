/**
 * Workers on a queue, on Spot Instances that finish what they have begun before they go.
 *
 * Shows: `CapacitySource.mixedInstances` with Spot, `ScalingPolicy.queueDelay`, `Drain.completedByInstance`, a service
 * without a balancer, and a controller that plans by the messages sent rather than by CPU.
 *
 * Use it when: work waits in a queue, takes seconds or minutes, and may be done twice: a Spot interruption leaves 2 minutes.
 *
 * Costs a month, in us-east-1 at list prices: 55 USD for the one On-Demand instance, 66 for two NAT gateways, 5 for the
 * controller; for each further instance its Spot price, and 2 for detailed monitoring.
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  CapacitySource,
  Drain,
  ElasticService,
  LoadBalancerAttachment,
  LoadSource,
  PurchaseOption,
  ScalingPolicy,
} from 'cdk-headroom';
import type { Construct } from 'constructs';

const TYPES = ['c7g.large', 'c6g.large', 'c8g.large', 'm7g.large', 'm6g.large', 'r7g.large'];

export class QueueWorkers extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const failed = new sqs.Queue(this, 'FailedJobs', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    const queue = new sqs.Queue(this, 'Jobs', {
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(2),
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });
    const delay = { acceptableLatency: Duration.minutes(2), processingTime: Duration.seconds(3) };

    const { group } = new ElasticService(this, 'Workers', {
      loadBalancerAttachment: LoadBalancerAttachment.none(),
      maxCapacity: 40,
      capacitySource: CapacitySource.mixedInstances({
        instanceTypes: TYPES.map((type) => ({ instanceType: new ec2.InstanceType(type) })),
        purchaseOption: PurchaseOption.spot({ onDemandBaseCapacity: 1 }),
      }),
      scalingPolicies: { Delay: ScalingPolicy.queueDelay({ queue, ...delay }) },
      loadSource: LoadSource.queue(queue, { perInstance: 20 }), // in a minute, at 3 seconds each
      drain: Drain.completedByInstance({ heartbeatTimeout: Duration.minutes(5) }),
      instanceMetadataTags: true, // among them the name of the group
    });
    queue.grantConsumeMessages(group);
    group.addUserData(...worker(queue.queueUrl, `export AWS_REGION=${this.region}`));
  }
}

/** Stands for your program: it takes no more messages once it is to go, and says when the last one is done. */
function worker(queueUrl: string, region: string): string[] {
  return [
    region,
    'imds() { curl -fsS -H "X-aws-ec2-metadata-token: $(curl -fsS -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60"' +
      ' http://169.254.169.254/latest/api/token)" "http://169.254.169.254/latest/meta-data/$1"; }',
    'until [ "$(imds autoscaling/target-lifecycle-state)" = Terminated ]; do',
    `  read -r receipt body <<< "$(aws sqs receive-message --queue-url ${queueUrl} --wait-time-seconds 10 \\`,
    '    --query "Messages[0].[ReceiptHandle,Body]" --output text)"',
    `  [ "$receipt" = None ] || { sleep 3 && aws sqs delete-message --queue-url ${queueUrl} --receipt-handle "$receipt"; }`,
    'done',
    'aws autoscaling complete-lifecycle-action --lifecycle-hook-name Drain --lifecycle-action-result CONTINUE \\',
    '  --auto-scaling-group-name "$(imds tags/instance/aws:autoscaling:groupName)" --instance-id "$(imds instance-id)"',
  ];
}

new QueueWorkers(new App(), 'QueueWorkers');
