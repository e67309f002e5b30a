/**
 * A canary: 5 % of the requests go to a second group with the next release, and testers ask for it by a header.
 *
 * Shows: `Canary` on the listener of an `ElasticService`, and a second `ElasticGroup` behind it with a template, a policy
 * and a readiness of its own.
 *
 * Use it when: a release is to see real requests before it gets them all. `curl -H 'X-Canary: canary'` asks for the new one,
 * `X-Canary: stable` for the old one, whatever the percentage. Raise it step by step, then give `Web` the release, and only
 * then take the rest away. There is no failover: 5 % of the requests fail while the canary has no healthy instance.
 *
 * Costs a month, in us-east-1 at list prices: 64 USD for two instances, 66 for two NAT gateways, from 16 for the balancer,
 * 5 for the controller; the canary 32 for its instance, while it stands.
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  Canary,
  ElasticGroup,
  ElasticService,
  HardenedLaunchTemplate,
  HardenedTargetGroup,
  Readiness,
  ScalingPolicy,
} from 'cdk-headroom';
import type { Construct } from 'constructs';

export class CanaryRelease extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const stable = new ElasticService(this, 'Web', { userData: release('1.4.0'), minCapacity: 2 });
    const { vpc } = stable;

    const next = new ElasticGroup(this, 'Next', {
      vpc,
      launchTemplate: new HardenedLaunchTemplate(this, 'NextTemplate', { vpc, userData: release('1.5.0') }),
      maxCapacity: 3,
      readiness: Readiness.targetHealth(),
      scalingPolicies: { Cpu: ScalingPolicy.cpu() },
    });

    new Canary(this, 'Canary', {
      listener: stable.loadBalancer.listener,
      stable: stable.targetGroup,
      canary: new HardenedTargetGroup(this, 'NextTargets', { vpc, targets: [next] }),
      percentage: 5,
      priority: 1,
    });
  }
}

/** Stands for your application. */
function release(version: string): ec2.UserData {
  const userData = ec2.UserData.forLinux();
  userData.addCommands(
    'dnf install -y nginx',
    `echo ${version} > /usr/share/nginx/html/index.html`,
    'systemctl enable --now nginx',
  );
  return userData;
}

new CanaryRelease(new App(), 'CanaryRelease');
