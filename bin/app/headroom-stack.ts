import { CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ControllerMode, ElasticService, LoadSource, ScalingPolicy } from '../../lib';
import type { AppConfig } from './config';

/** The reference scenario: a web service of 1 to 10 instances behind a balancer, with a controller that leads. */
export class HeadroomStack extends Stack {
  readonly service: ElasticService;

  constructor(scope: Construct, id: string, config: AppConfig) {
    super(scope, id, { description: 'Headroom example: a web service that scales' });

    this.service = new ElasticService(this, 'Web', {
      minCapacity: config.minCapacity,
      maxCapacity: config.maxCapacity,
      controllerMode: ControllerMode[config.controllerMode](),
      loadSource: LoadSource[config.loadSource](),
      scalingPolicies: { Cpu: cpuPolicy(config) },
      userData: webServer(),
      internetFacing: config.internetFacing,
      deletionProtection: config.deletionProtection,
      instanceType: config.instanceType ? new ec2.InstanceType(config.instanceType) : undefined,
      allowFrom: config.allowFrom?.map((cidr) => ec2.Peer.ipv4(cidr)),
      certificate: config.certificateArn
        ? acm.Certificate.fromCertificateArn(this, 'Certificate', config.certificateArn)
        : undefined,
    });

    Validations.of(this.service.group).acknowledge({
      id: 'AwsSolutions::AwsSolutions-AS3',
      reason: 'every scaling event is on EventBridge already; the example has nobody to notify',
    });

    new CfnOutput(this, 'Address', { value: this.service.loadBalancer.loadBalancerDnsName });
    new CfnOutput(this, 'GroupName', { value: this.service.group.autoScalingGroupName });
    new CfnOutput(this, 'ControllerName', { value: this.service.controller.function.functionName });
  }
}

/** Only one scales in: the controller when it leads, else the policy. */
function cpuPolicy({ cpuTarget: target, controllerMode }: AppConfig): ScalingPolicy {
  return ScalingPolicy.cpu({ target, disableScaleIn: controllerMode === 'lead' });
}

function webServer(): ec2.UserData {
  const userData = ec2.UserData.forLinux();
  userData.addCommands('dnf install -y nginx', 'systemctl enable --now nginx');
  return userData;
}
