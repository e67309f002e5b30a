import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToSuccess } from '../support/run';
import { ROOT } from '../support/source-graph';

const MINUTES = 60_000;

const FIVE_LINE_APP = `
const { App, Stack } = require('aws-cdk-lib');
const { ElasticService } = require('cdk-headroom');
const app = new App();
new ElasticService(new Stack(app, 'Web'), 'Service');
app.synth();
`;

/** Reaches what the five lines do not: TLS, a key, a warning, a controller of an imported group. */
const APP_WITH_EVERYTHING = `
const { App, Stack, aws_autoscaling, aws_certificatemanager, aws_ec2, aws_kms } = require('aws-cdk-lib');
const { CapacityController, ElasticService } = require('cdk-headroom');
const app = new App();
const stack = new Stack(app, 'Everything');
const certificate = new aws_certificatemanager.Certificate(stack, 'Certificate', { domainName: 'example.com' });
const encryptionKey = new aws_kms.Key(stack, 'Key');
const open = { internetFacing: true, allowFrom: [aws_ec2.Peer.anyIpv4()] };
new ElasticService(stack, 'Secure', { certificate, encryptionKey, ...open });
new ElasticService(stack, 'Plain', open);
const autoScalingGroup = aws_autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Group', 'web');
new CapacityController(stack, 'Controller', { autoScalingGroup, baseline: 1, highestFloor: 9 });
app.synth();
`;

/** The lowest version that a peer range allows. */
const lowest = (range: string) => range.replace(/^\^/, '');

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-package-'));
  const project = join(folder, 'project');
  const packed = join(folder, 'packed');
  afterAll(() => rmSync(folder, { recursive: true }));

  test(
    'is built, packed, and installed into an empty project beside the lowest version of each peer',
    async () => {
      const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
      const peers = Object.entries<string>(peerDependencies).map(([name, range]) => `${name}@${lowest(range)}`);
      mkdirSync(project);
      mkdirSync(packed);
      writeFileSync(join(project, 'package.json'), '{"private":true}');

      await runToSuccess('npm', ['pack', '--pack-destination', packed]);
      const [tarball] = readdirSync(packed);
      await runToSuccess('npm', ['install', '--prefer-offline', join(packed, tarball!), ...peers], { cwd: project });
    },
    10 * MINUTES,
  );

  test('holds what a user needs and nothing else', () => {
    const files = readdirSync(join(project, 'node_modules', 'cdk-headroom')).sort();

    expect(files).toEqual([
      '.jsii',
      'API.md',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'assets',
      'dist',
      'package.json',
    ]);
  });

  test(
    'synthesizes a five-line app',
    async () => {
      writeFileSync(join(project, 'app.js'), FIVE_LINE_APP);

      await runToSuccess('node', ['app.js'], {
        cwd: project,
        env: { CDK_OUTDIR: 'cdk.out', CDK_VALIDATION: 'false' },
      });

      const { Resources } = JSON.parse(readFileSync(join(project, 'cdk.out', 'Web.template.json'), 'utf8'));
      const types = Object.values<{ Type: string }>(Resources).map(({ Type }) => Type);
      expect(types).toContain('AWS::AutoScaling::AutoScalingGroup');
      expect(types).toContain('AWS::Lambda::Function');
    },
    MINUTES,
  );

  test(
    'synthesizes an app that uses all of it',
    async () => {
      writeFileSync(join(project, 'everything.js'), APP_WITH_EVERYTHING);

      await runToSuccess('node', ['everything.js'], {
        cwd: project,
        env: { CDK_OUTDIR: 'everything.out', CDK_VALIDATION: 'false' },
      });

      const template = readFileSync(join(project, 'everything.out', 'Everything.template.json'), 'utf8');
      expect(template).toContain('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09');
      expect(template).toContain('kms:GrantIsForAWSResource');
      expect(template).not.toContain('undefined');
    },
    MINUTES,
  );

  test(
    'runs its command on the template of the five-line app',
    async () => {
      const { output } = await runToSuccess('npx', ['headroom', 'local', 'cdk.out/Web.template.json'], {
        cwd: project,
      });

      expect(output).toContain('desired 3, 3 InService');
    },
    MINUTES,
  );

  test('simulates that app with the twin as a library', async () => {
    const program = `
      const { readFileSync } = require('node:fs');
      const twin = require('cdk-headroom/twin');
      const stack = twin.readStack(JSON.parse(readFileSync('cdk.out/Web.template.json', 'utf8')));
      const demand = twin.demandOf(twin.generateTrace({ ...twin.parseGenerator('constant:value=4'), minutes: 120 }));
      console.log(twin.summarize(twin.simulate({ stack, demand, start: 0 })).peakCapacity);
    `;
    writeFileSync(join(project, 'twin.js'), program);

    const { output } = await runToSuccess('node', ['twin.js'], { cwd: project });

    expect(Number(output)).toBeGreaterThan(4);
  });

  test('says which types it has', () => {
    const program =
      "import { simulate } from 'cdk-headroom/twin'; export const run: typeof simulate = simulate;" +
      "import { ElasticService } from 'cdk-headroom'; export const construct: typeof ElasticService = ElasticService;";
    writeFileSync(join(project, 'types.ts'), program);

    const check = () =>
      execFileSync(
        join(ROOT, 'node_modules', '.bin', 'tsc'),
        ['--noEmit', '--strict', '--skipLibCheck', '--types', '', '--module', 'nodenext', 'types.ts'],
        { cwd: project, encoding: 'utf8', stdio: 'pipe' },
      );

    expect(check).not.toThrow();
  });
});
