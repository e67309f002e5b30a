/**
 * A group that you already have: the CDK's own constructs, and of Headroom what you want of it.
 *
 * Shows: `ScalingPolicy`, `CapacityController` and `HeadroomChecks` with an `AutoScalingGroup` behind a balancer of yours.
 *
 * Use it when: a group is there, and a replacement of it is out of the question. `ControllerMode.shadow()` is the way to
 * begin, since it only says what it would do; `floor()`, the default, raises the minimum ahead of the load. The checks told
 * of this group, before it had them, that `defaultInstanceWarmup` and `gracePeriod` were missing.
 *
 * Costs a month, in us-east-1 at list prices, beyond your own group: 5 USD for the controller, most of it for metrics.
 */
import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CapacityController, ControllerMode, HeadroomChecks, LoadSource, ScalingPolicy } from 'cdk-headroom';
import type { Construct } from 'constructs';

export class YourOwnGroup extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The CDK's own function, by which a `Vpc` empties its default security group, depends on its role twice.
    this.templateOptions.metadata = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };

    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2 });
    const autoScalingGroup = new autoscaling.AutoScalingGroup(this, 'Group', {
      vpc,
      minCapacity: 2,
      maxCapacity: 12,
      instanceType: new ec2.InstanceType('m7g.large'),
      machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: Duration.minutes(5),
      }),
      defaultInstanceWarmup: Duration.minutes(2),
      requireImdsv2: true,
    });
    autoScalingGroup.addUserData('dnf install -y nginx', 'systemctl enable --now nginx');

    const balancer = new elbv2.ApplicationLoadBalancer(this, 'Balancer', { vpc });
    const listener = balancer.addListener('Listener', { port: 80, open: false });
    const targets = listener.addTargets('Targets', { port: 80, targets: [autoScalingGroup] });

    ScalingPolicy.requestsPerTarget({ targetGroups: [targets], target: 1500 }).bind(this, 'Requests', autoScalingGroup);
    new CapacityController(this, 'Controller', {
      autoScalingGroup,
      mode: ControllerMode.shadow(),
      loadSource: LoadSource.requests({ targetGroups: [targets], perInstance: 2500 }),
    });
  }
}

const app = new App();
Validations.of(app).addPlugins(new HeadroomChecks());
new YourOwnGroup(app, 'YourOwnGroup');
