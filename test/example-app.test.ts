import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readAppConfig } from '../bin/app/config';
import { HeadroomStack } from '../bin/app/headroom-stack';
import { controllerEnvironmentOf } from './support/controller-environment';
import { ROOT } from './support/source-graph';
import { maskAssets, NEW_APP_FLAGS } from './support/template';

function newApp(context: Readonly<Record<string, unknown>> = {}) {
  const app = new App({ context: { ...NEW_APP_FLAGS, ...context } });
  const stack = new HeadroomStack(app, 'Headroom', readAppConfig(app.node));
  return { app, stack, service: stack.service };
}

/** Variants that reach every branch of the app. */
const VARIANTS: ReadonlyArray<[string, Readonly<Record<string, unknown>>]> = [
  ['as it comes', {}],
  [
    'facing the internet with a certificate',
    {
      internetFacing: true,
      allowFrom: '203.0.113.0/24',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
      instanceType: 'c7i.large',
      deletionProtection: false,
      controllerMode: 'shadow',
      loadSource: 'requests',
    },
  ],
];

describe('the example app', () => {
  afterEach(() => jest.restoreAllMocks());

  test('is the stack that was reviewed', () => {
    const template = Template.fromStack(newApp().stack).toJSON();

    expect(maskAssets(template)).toMatchSnapshot();
  });

  test.each([
    ['floor', { mode: 'floor', isShadow: false }],
    ['lead', { mode: 'lead', isShadow: false }],
    ['shadow', { mode: 'floor', isShadow: true }],
  ])('in %s has one part that scales in, and no more', (controllerMode, policy) => {
    const template = Template.fromStack(newApp({ controllerMode }).stack);

    expect(controllerEnvironmentOf(template).policy).toMatchObject(policy);
    template.hasResourceProperties('AWS::AutoScaling::ScalingPolicy', {
      TargetTrackingConfiguration: Match.objectLike({ DisableScaleIn: controllerMode === 'lead' }),
    });
  });

  test.each([
    ['cpu', 'cpu'],
    ['requests', 'demand'],
  ])('reads its load from %s', (loadSource, kind) => {
    const { groups } = controllerEnvironmentOf(Template.fromStack(newApp({ loadSource }).stack));

    expect(groups).toMatchObject({ groups: [{ source: { kind } }] });
  });

  test('has no launch configuration', () => {
    Template.fromStack(newApp().stack).resourceCountIs('AWS::AutoScaling::LaunchConfiguration', 0);
  });

  test.each(VARIANTS)('%s has no finding of cdk-nag AwsSolutions that is not acknowledged', (_, context) => {
    const { app } = newApp(context);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

    expect(() => app.synth()).not.toThrow();
  });

  test('gives in docs/security.md the reason for each finding that it acknowledges', () => {
    const { app } = newApp();
    const security = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');

    const acknowledged = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
      .flatMap(({ data }) => Object.keys(data))
      .filter((id) => id.startsWith('AwsSolutions::'));

    expect(acknowledged).toHaveLength(5);
    for (const id of acknowledged) {
      expect(security).toContain(`\`${id.replace('AwsSolutions::', '')}\``);
    }
  });

  test('fails cdk-nag as soon as it holds something that is not safe', () => {
    const { app, stack } = newApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new s3.Bucket(stack, 'Naked');
    jest.spyOn(console, 'error').mockImplementation();

    expect(() => app.synth()).toThrow('AwsSolutions-S1');
  });

  test('fails cdk-nag as soon as its balancer is opened to the world', () => {
    const { app, service } = newApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    service.loadBalancer.connections.allowFromAnyIpv4(ec2.Port.allTcp());
    jest.spyOn(console, 'error').mockImplementation();

    expect(() => app.synth()).toThrow('AwsSolutions-EC23');
  });

  test.each(VARIANTS)('%s has no finding of the built-in CloudFormation validation', (_, context) => {
    const { app } = newApp(context);
    jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

    const { directory } = app.synth();

    const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });
});
