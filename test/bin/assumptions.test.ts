import { readFileSync } from 'node:fs';
import { simulate, Workspace } from './support/command-line';

const here = new Workspace();

describe('headroom simulate --assume, --hook and --boot', () => {
  test('run with other answers to what AWS does not say', async () => {
    const json = here.path('run.json');
    const given = ['--assume', 'ingestDelay=120', '--assume', 'scaleInStep=proportional', '--boot', '90'];

    const { code } = await simulate(here.template, ...here.load, ...given, '--hook', 'Warm=30', '--json', json);

    const { parameters } = JSON.parse(readFileSync(json, 'utf8'));
    expect(code).toBe(0);
    expect(parameters).toMatchObject({
      ingestDelay: 120,
      scaleInStep: 'proportional',
      applicationBoot: 90,
      hookCompletion: { Warm: 30 },
    });
  });

  test.each([
    ['--assume', 'ingestDelay', '--assume must be like Name=value'],
    ['--assume', 'speed=3', '--assume must name one of actionLatency'],
    ['--assume', 'ingestDelay=-3', 'ingestDelay must be'],
    ['--assume', 'ingestDelay=soon', 'ingestDelay must be'],
    ['--hook', 'Warm', '--hook must be like Name=value'],
    ['--hook', 'Warm=soon', 'hookCompletion'],
  ])('fails with %s %s', async (option, value, message) => {
    const { code, stderr } = await simulate(here.template, ...here.load, option, value);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
