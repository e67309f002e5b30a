import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { CapacitySource, ElasticGroup } from '../../lib';
import { ROOT } from '../support/source-graph';
import { importedVpc, NEW_APP_FLAGS } from '../support/template';
import { wholeService } from './support/whole-service';

interface Violation {
  readonly ruleName: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

interface Report {
  readonly pluginName: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** What four packs of cdk-nag say of an app. */
function reportsOn(app: App): readonly Report[] {
  const packs = [AwsSolutionsChecks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks];
  Validations.of(app).addPlugins(...packs.map((Pack) => new Pack(app)));
  jest.spyOn(console, 'error').mockImplementation();
  try {
    app.synth();
  } catch {
    // What is not acknowledged; the report tells more.
  }
  return JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')).pluginReports;
}

/** A rule without its pack, or the id that AwsSolutions has for it, without the group whose ARN it names. */
const plainName = (rule: string) =>
  rule
    .replace(/^(NIST\.800\.53\.R5|HIPAA\.Security|PCI\.DSS\.321)-/, '')
    .replace(/Resource::arn.*\]/, 'Resource::<ARN>]');

/** Rows of the table of acknowledged findings: the rule and its reason. */
function rowsOfDocument(): readonly string[] {
  const [, section = ''] = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8').split('\n## Acknowledged findings');
  return [...section.split('\n## ')[0]!.matchAll(/^\| `(.+?)` \| .+ \| (.+) \|$/gm)].map(
    ([, rule, why]) => `${rule}: ${why}`,
  );
}

describe('an app with everything that the constructs make', () => {
  const { app } = wholeService();
  const reports = reportsOn(app);
  const acknowledged = reports
    .flatMap(({ suppressedViolations = [] }) => suppressedViolations)
    .filter(({ violatingConstructs: [at] }) => at?.constructPath.startsWith('Whole/'))
    .map(({ ruleName, reason }) => `${plainName(ruleName)}: ${reason}`);

  test('was looked at by all packs', () => {
    expect(reports.map(({ pluginName }) => pluginName)).toEqual(
      expect.arrayContaining(['AwsSolutions', 'NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321']),
    );
  });

  test('has no finding that is not acknowledged', () => {
    const places = ({ violatingConstructs }: Violation) =>
      violatingConstructs.map(({ constructPath }) => constructPath);
    const found = reports.flatMap(({ violations }) => violations.map((one) => [one.ruleName, ...places(one)]));

    expect(found).toEqual([]);
  });

  test('acknowledges what docs/security.md says, and for the reason that it gives', () => {
    expect([...new Set(acknowledged)].sort()).toEqual([...rowsOfDocument()].sort());
  });
});

test('fails of a mixed group whose launch template is not of this library', () => {
  const app = new App({ context: { ...NEW_APP_FLAGS } });
  const stack = new Stack(app, 'Test');
  const vpc = importedVpc(stack);
  const instanceType = new ec2.InstanceType('m7g.large');
  const capacitySource = CapacitySource.mixedInstances({ instanceTypes: [{ instanceType }] });
  const machineImage = ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 });
  const securityGroup = new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc });
  const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', { instanceType, machineImage, securityGroup });
  new ElasticGroup(stack, 'Group', { vpc, launchTemplate, capacitySource });

  const rules = reportsOn(app).flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));

  expect(rules).toEqual(expect.arrayContaining(['AwsSolutions-EC26', 'NIST.800.53.R5-EC2IMDSv2Enabled']));
});
