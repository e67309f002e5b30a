import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { readAppConfig } from '../../bin/app/config';
import { HeadroomStack } from '../../bin/app/headroom-stack';
import { BootTime, CapacityController, ControlledGroups, ControllerMode, ElasticService } from '../../lib';
import { EXAMPLES } from '../support/examples';
import { describeWithPython } from '../support/python-tools';
import { NEW_APP_FLAGS } from '../support/template';

interface Finding {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
}

const CERTIFICATE_ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

type Row = [string, (app: App) => Stack, Readonly<Record<string, unknown>>];

const TEMPLATES: readonly Row[] = [
  ['the example app', exampleApp, NEW_APP_FLAGS],
  [
    'the example app, facing the internet with a certificate',
    exampleApp,
    {
      ...NEW_APP_FLAGS,
      internetFacing: true,
      allowFrom: '203.0.113.0/24',
      certificateArn: CERTIFICATE_ARN,
      loadSource: 'requests',
    },
  ],
  ['a controller that listens to everything', allEvents, NEW_APP_FLAGS],
  ['three lines in an app without feature flags', threeLines, {}],
  ...EXAMPLES.map(
    ({ file, Example }) => [file, (app: App) => new Example(app, 'Example'), NEW_APP_FLAGS] satisfies Row,
  ),
];

function exampleApp(app: App): Stack {
  return new HeadroomStack(app, 'Headroom', readAppConfig(app.node));
}

function threeLines(app: App): Stack {
  const stack = new Stack(app, 'Web');
  new ElasticService(stack, 'Service');
  return stack;
}

function allEvents(app: App): Stack {
  const stack = new Stack(app, 'Events');
  const mode = ControllerMode.lead({ bootTime: BootTime.learned(), scaleOutLimit: 100 });
  const groups = ControlledGroups.tagged('headroom:baseline', { highestFloor: 20 });
  const controller = new CapacityController(stack, 'Controller', { groups, mode });
  controller.addAlarm(controller.alarms.errors);
  controller.addTopic(new sns.Topic(stack, 'Topic', { enforceSSL: true }));
  controller.addQueue(new sqs.Queue(stack, 'Queue', { enforceSSL: true }));
  return stack;
}

describeWithPython('cfn-lint', (tools) => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-lint-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(TEMPLATES)('finds nothing in %s', (name, build, context) => {
    const outdir = join(folder, name);
    const app = new App({ context: { ...context }, outdir });
    const { templateFile } = build(app);
    app.synth();

    const { stdout, stderr } = spawnSync(tools().cfnLint, ['--format', 'json', join(outdir, templateFile)], {
      encoding: 'utf8',
    });

    expect(stderr).toBe('');
    const findings: Finding[] = JSON.parse(stdout);
    expect(findings.map(({ Rule, Message }) => `${Rule.Id} ${Message}`)).toEqual([]);
  });
});
