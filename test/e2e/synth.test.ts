import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runToSuccess } from '../support/run';
import { ROOT } from '../support/source-graph';
import { copyProject } from '../support/work-copy';

const MINUTES = 60_000;

/**
 * The hash of each file of a cloud assembly.
 *
 * `*.metadata.json` is for people who debug, and is not deployed: there the CDK writes the line of source that made each
 * construct, with its folder. It must be the same but for that folder.
 */
function hashes(project: string): Record<string, string> {
  const folder = join(project, 'cdk.out');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const contentOf = (name: string) => {
    const content = readFileSync(join(folder, name), 'latin1');
    return name.endsWith('.metadata.json') ? content.replaceAll(project, '<project>') : content;
  };
  const hashOf = (name: string) => createHash('sha256').update(contentOf(name), 'latin1').digest('hex');
  return Object.fromEntries(files.sort().map((name) => [name, hashOf(name)]));
}

describe('npm run synth', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-synth-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test(
    'writes the same bytes in another folder, time zone, language and account, and asks no network',
    async () => {
      const networkLog = join(folder, 'network.log');
      const offline = {
        NODE_OPTIONS: `--require ${join(ROOT, 'test', 'support', 'no-network.cjs')}`,
        HEADROOM_NETWORK_LOG: networkLog,
      };
      const places = [
        { home: 'a', env: { TZ: 'UTC', LANG: 'C' } },
        {
          home: 'some/other place',
          env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', AWS_REGION: 'eu-west-1', CDK_DEFAULT_ACCOUNT: '111122223333' },
        },
      ];

      const written = [];
      for (const { home, env } of places) {
        const cwd = join(folder, home);
        mkdirSync(cwd, { recursive: true });
        copyProject(cwd);
        await runToSuccess('npm', ['run', '--silent', 'synth'], {
          cwd,
          env: { ...offline, ...env },
        });
        written.push(hashes(cwd));
      }

      expect(written[0]).toEqual(written[1]);
      expect(Object.keys(written[0]!)).toContain('Headroom.template.json');
      expect(existsSync(networkLog) ? readFileSync(networkLog, 'utf8') : '').toBe('');
    },
    5 * MINUTES,
  );

  test(
    'fails with one clear error for a context that is wrong',
    async () => {
      const { exitCode, output } = await run(
        'npx',
        ['cdk', 'synth', '-q', '-c', 'minCapacity=20', '-c', 'cpuTarget=0'],
        {
          env: { CDK_OUTDIR: join(folder, 'wrong') },
        },
      );

      expect(exitCode).not.toBe(0);
      expect(output).toContain(
        'context of the app: cpuTarget must be a whole number between 1 and 100, got 0; ' +
          'minCapacity must be at most maxCapacity, got 20\n',
      );
      expect(output).not.toContain('    at ');
      expect(existsSync(join(folder, 'wrong', 'Headroom.template.json'))).toBe(false);
    },
    MINUTES,
  );
});
