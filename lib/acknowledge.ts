import { CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Tells validation plugins why a finding of theirs is accepted on one construct.
 *
 * `Validations.acknowledge` of older CDKs refuses ids with `::` in them, which is how cdk-nag names the one finding among
 * several of a rule; so this writes what that writes.
 *
 * @param id as the plugin prints it, for example `AwsSolutions::AwsSolutions-IAM5[Resource::*]`
 */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [id]: reason });
}

/** The packs of cdk-nag that check controls, and name a rule alike. */
const CONTROL_PACKS = ['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'];

/** Tells the packs of cdk-nag that check controls why a finding of theirs is accepted on one construct. */
export function acknowledgeControl(construct: IConstruct, rule: string, reason: string): void {
  for (const pack of CONTROL_PACKS) {
    acknowledge(construct, `${pack}::${pack}-${rule}`, reason);
  }
}

/** A policy, or a role whose default policy the CDK makes when something is first allowed. */
export function acknowledgeInlinePolicy(construct: IConstruct): void {
  acknowledgeControl(
    construct,
    'IAMNoInlinePolicy',
    'it is for this one role, and goes with it; a managed policy could be attached to others',
  );
}

/**
 * Tells cfn-lint not to warn of a dependency that a reference has anyway (W3005), where the CDK writes both, so that who
 * lints what they deploy sees what they can mend.
 */
export function acknowledgeDependencies(construct: IConstruct): void {
  const resource = construct.node.defaultChild;
  if (CfnResource.isCfnResource(resource)) {
    resource.addMetadata('cfn-lint', { config: { ignore_checks: ['W3005'] } });
  }
}

/** A function that calls AWS, and nothing in the network. */
export function acknowledgeFunction(construct: IConstruct): void {
  acknowledgeDependencies(construct);
  acknowledgeControl(construct, 'LambdaInsideVPC', 'it calls the APIs of AWS alone, and nobody can connect to it');
  acknowledgeControl(
    construct,
    'LambdaConcurrency',
    'it runs once a minute, or once a launch; an account with a limit of 10 could not reserve any',
  );
}

export function acknowledgeLogGroup(construct: IConstruct): void {
  acknowledgeControl(
    construct,
    'CloudWatchLogGroupEncrypted',
    'CloudWatch Logs encrypts it with a key of its own; it holds neither secrets nor what users send',
  );
}
