import { readFileSync } from 'node:fs';
import { webService } from '../twin/template/fixtures';
import { simulate, Workspace } from './support/command-line';

const here = new Workspace();
const hooked = here.file(
  'Hooked.template.json',
  JSON.stringify({
    ...webService,
    Resources: {
      ...webService.Resources,
      Warm: {
        Type: 'AWS::AutoScaling::LifecycleHook',
        Properties: {
          AutoScalingGroupName: { Ref: 'Group' },
          LifecycleHookName: 'install',
          LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
        },
      },
    },
  }),
);

describe('headroom simulate --assume, --hook and --boot', () => {
  test('run with other answers to what AWS does not say', async () => {
    const json = here.path('run.json');
    const given = ['--assume', 'ingestDelay=120', '--assume', 'scaleInStep=proportional', '--boot', '90'];

    const { code } = await simulate(hooked, ...here.load, ...given, '--hook', 'Warm=30', '--json', json);

    const { parameters } = JSON.parse(readFileSync(json, 'utf8'));
    expect(code).toBe(0);
    expect(parameters).toMatchObject({
      ingestDelay: 120,
      scaleInStep: 'proportional',
      applicationBoot: 90,
      hookCompletion: { install: 30 },
    });
  });

  test('know a hook by its own name', async () => {
    const { code, stdout } = await simulate(hooked, ...here.load, '--hook', 'install=30');

    expect(code).toBe(0);
    expect(stdout).not.toContain('is never completed');
  });

  test.each([
    ['--assume', 'ingestDelay', '--assume must be like Name=value'],
    ['--assume', 'speed=3', '--assume must name one of actionLatency'],
    ['--assume', 'ingestDelay=-3', 'ingestDelay must be'],
    ['--assume', 'ingestDelay=soon', 'ingestDelay must be'],
    ['--hook', 'Warm', '--hook must be like Name=value'],
    ['--hook', 'Warm=soon', 'hookCompletion'],
    ['--hook', 'Cold=30', 'lifecycle hooks: Warm; got Cold'],
  ])('fails with %s %s', async (option, value, message) => {
    const { code, stderr } = await simulate(hooked, ...here.load, option, value);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
