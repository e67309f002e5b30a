import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlledService } from '../support/controlled-service';
import { run } from '../support/run';
import { ROOT } from '../support/source-graph';
import { headroom, simulate, Workspace } from './support/command-line';

const MINUTE = 60_000;
const here = new Workspace();
const lead = here.file('Lead.template.json', JSON.stringify(controlledService({ CONTROLLER_MODE: 'lead' }, 'code')));
cpSync(join(ROOT, 'assets', 'capacity-controller'), here.path('code'), { recursive: true });

describe('headroom serve', () => {
  test(
    'replays a load through the endpoint and reports the same run as simulate',
    async () => {
      const served = here.path('served.json');
      const simulated = here.path('simulated.json');

      const { code, stdout, stderr } = await headroom('serve', lead, ...here.load, '--json', served);
      await simulate(lead, ...here.load, '--json', simulated);

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Lead is served at http:\/\/127\.0\.0\.1:\d+ \(.*speed max\)\n/);
      expect(stdout).toContain('360 invocations of the bundled Lambda through the real SDK, 0 failed');
      expect(JSON.parse(readFileSync(served, 'utf8'))).toEqual(JSON.parse(readFileSync(simulated, 'utf8')));
    },
    MINUTE,
  );

  test('replays a load against policies alone, when the template has no controller that a schedule invokes', async () => {
    const { code, stdout } = await headroom('serve', here.template, ...here.load);

    expect(code).toBe(0);
    expect(stdout).toContain('none in the template: its policies alone were at work');
  });

  test('stays up after the load if asked to, where the run was left, until Ctrl-C', async () => {
    const args = [join(ROOT, 'assets', 'headroom.cjs'), 'serve', here.template, ...here.load, '--keep'];
    let activities = '';

    const { exitCode, output, leftAProcess } = await run(process.execPath, args, {
      onOutput: async (text, interrupt) => {
        const url = /served at (http:\S+)/.exec(text)?.[1];
        if (url !== undefined && text.includes('describe-auto-scaling-groups') && activities === '') {
          activities = 'asked for';
          activities = await (await fetch(`${url}/?Action=DescribeScalingActivities`)).text();
          interrupt('SIGINT');
        }
      },
    });

    expect({ exitCode, leftAProcess }).toEqual({ exitCode: 0, leftAProcess: false });
    expect(output).toContain('The clock goes on from 2026-01-05T06:00:00Z, in real time');
    expect(activities).toMatch(/At 2026-01-05T0\d:\d\d:\d\dZ a monitor alarm TargetTracking-/);
  });

  test('keeps to a speed, and ends at once at Ctrl-C', async () => {
    const args = [join(ROOT, 'assets', 'headroom.cjs'), 'serve', lead, ...here.load, '--speed', '60'];

    const { exitCode, output, leftAProcess } = await run(process.execPath, args, {
      onOutput: (text, interrupt) => text.includes('served at') && interrupt('SIGINT'),
    });

    expect({ exitCode, leftAProcess }).toEqual({ exitCode: 130, leftAProcess: false });
    expect(output).toContain('speed 60');
  });

  test.each([
    ['--speed', 'fast'],
    ['--speed', '0'],
    ['--calls-per-second', '-1'],
    ['--port', '99999'],
  ])('fails with %s %s', async (option, value) => {
    const { code, stderr } = await headroom('serve', lead, ...here.load, option, value);

    expect(code).toBe(2);
    expect(stderr).toContain(option);
  });

  test('fails when the code of the controller is not beside the template', async () => {
    const template = here.file('elsewhere/Lead.template.json', JSON.stringify(controlledService({}, 'code')));

    const { code, stderr } = await headroom('serve', template, ...here.load);

    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
