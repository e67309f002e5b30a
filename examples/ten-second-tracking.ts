/**
 * A web service that measures its CPU every ten seconds, and has instances ready that have booted before.
 *
 * Shows: `ScalingPolicy.highResolutionCpu`, `WarmPool.stopped`, `Readiness.completedByInstance`.
 *
 * Use it when: the load jumps faster than an instance boots and installs, and nothing forecasts it.
 *
 * Costs a month, in us-east-1, beyond the service of `canary.ts` without its canary: 0.90 USD for the metric and its alarms,
 * 2.63 for each instance in service, which sends it, and 0.64 for the 8 GB of each instance in the pool.
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticService, Readiness, ScalingPolicy, WarmPool } from 'cdk-headroom';
import type { Construct } from 'constructs';

export class TenSecondTracking extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const userData = ec2.UserData.forLinux();
    userData.addCommands('dnf install -y nginx', 'systemctl enable --now nginx', ...sayWhenReady(this.region));

    new ElasticService(this, 'Web', {
      userData,
      minCapacity: 2,
      maxCapacity: 12,
      scalingPolicies: { Cpu: ScalingPolicy.highResolutionCpu({ target: 60 }) },
      defaultInstanceWarmup: Duration.seconds(30),
      warmPool: WarmPool.stopped({ maxPreparedCapacity: 6 }),
      readiness: Readiness.completedByInstance({ timeout: Duration.minutes(5) }),
      instanceMetadataTags: true, // among them the name of the group
    });
  }
}

/** At each boot, into the pool and out of it; cloud-init has looked into that folder when user data writes to it first. */
function sayWhenReady(region: string): string[] {
  const script = '/var/lib/cloud/scripts/per-boot/ready.sh';
  return [
    `cat > ${script} <<'READY'`,
    '#!/bin/bash',
    'imds() { curl -fsS -H "X-aws-ec2-metadata-token: $(curl -fsS -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60"' +
      ' http://169.254.169.254/latest/api/token)" "http://169.254.169.254/latest/meta-data/$1"; }',
    'until curl -fsS -o /dev/null http://localhost/; do sleep 1; done',
    'for try in {1..30}; do',
    `  aws autoscaling complete-lifecycle-action --region ${region} --lifecycle-hook-name Readiness \\`,
    '    --auto-scaling-group-name "$(imds tags/instance/aws:autoscaling:groupName)" \\',
    '    --instance-id "$(imds instance-id)" --lifecycle-action-result CONTINUE && break',
    '  sleep 2',
    'done',
    'READY',
    `chmod +x ${script} && ${script}`,
  ];
}

new TenSecondTracking(new App(), 'TenSecondTracking');
