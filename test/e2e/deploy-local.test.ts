import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GAPS } from '../../scripts/deploy-local/gaps';
import { describeWithPython } from '../support/python-tools';
import { run, runToSuccess } from '../support/run';
import { ROOT } from '../support/source-graph';
import { gitStatus } from '../support/work-copy';

const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeWithPython('npm run deploy:local', () => {
  test(
    'deploys with the real CDK CLI, moves the group through the deployed Lambda, and leaves nothing behind',
    async () => {
      const home = join(folder, 'home');
      mkdirSync(home);
      const before = { git: gitStatus(), scratch: scratchFolders() };

      const { output, leftAProcess } = await runToSuccess('npm', ['run', 'deploy:local'], {
        env: { HOME: home, AWS_PROFILE: 'nobody', AWS_ACCESS_KEY_ID: 'mine', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      });

      expect(rowOf(output, 'resources')).toMatch(/^(\d+) of \1 {2,}(\d+) of \2$/);
      expect(rowOf(output, 'group')).toMatch(/^(min 1, max 10, desired 1)\s+\1$/);
      expect(rowOf(output, 'scaling policy')).toMatch(/^(TargetTrackingScaling at 70)\s+\1$/);
      expect(rowOf(output, 'alarms')).toMatch(/^(\d+) of \1 {2,}(\d+) of \2$/);
      expect(rowOf(output, 'deployed Lambda')).toMatch(/explain: 1, set 3: 3, set 15: 3, dry run 5: 3$/);
      expect(rowOf(output, 'floors')).toMatch(
        / \d of 2 to 6, then release; again and after a kill: same plan, no writes$/,
      );
      expect(rowOf(output, 'cdk deploy lead')).toMatch(/^(UPDATE_COMPLETE, the policy does not scale in)\s+\1$/);
      expect(rowOf(output, 'lead')).toMatch(/desired 3 to 6; again and after a kill: same plan, no writes$/);
      expect(rowOf(output, 'hold, release')).toMatch(/held: no writes; resumed; released: no floors$/);
      expect(rowOf(output, 'cdk diff')).toMatch(/^(There were no differences)\s+\1$/);
      expect(rowOf(output, 'cdk deploy again')).toMatch(/^(no changes)\s+\1$/);
      expect(rowOf(output, 'clean-up')).toMatch(/deleted by cdk destroy$/);
      expect(leftAProcess).toBe(false);
      expect(emulatorsOf(output)).toHaveLength(2);
      expect(emulatorsOf(output).filter(isAlive)).toEqual([]);
      expect({ git: gitStatus(), scratch: scratchFolders() }).toEqual(before);
      expect(readdirSync(home).filter((name) => name !== '.npm')).toEqual([]);
    },
    5 * MINUTES,
  );

  test(
    'fails with one clear sentence when PyPI is out of reach',
    async () => {
      const { exitCode, output } = await run('npx', ['tsx', 'scripts/python/main.ts'], {
        env: { HEADROOM_VENV: join(folder, 'venv'), PIP_INDEX_URL: 'http://127.0.0.1:9', PIP_RETRIES: '0' },
      });

      expect(exitCode).toBe(1);
      expect(output).toMatch(/^the packages of .* could not be installed, is PyPI reachable\? ERROR: .*$/m);
    },
    5 * MINUTES,
  );

  test(
    'leaves no process when it is interrupted on the way',
    async () => {
      const before = scratchFolders();
      let isInterrupted = false;

      const { exitCode, output, leftAProcess } = await run('npm', ['run', 'deploy:local'], {
        onOutput: (soFar, interrupt) => {
          if (!isInterrupted && soFar.includes('cdk bootstrap')) {
            isInterrupted = true;
            interrupt('SIGINT');
          }
        },
      });

      expect(exitCode).not.toBe(0);
      expect(output).toContain('stopped by SIGINT');
      expect(leftAProcess).toBe(false);
      expect(emulatorsOf(output)).not.toHaveLength(0);
      expect(emulatorsOf(output).filter(isAlive)).toEqual([]);
      expect(scratchFolders().filter((folder) => !before.includes(folder))).toEqual([]);
    },
    5 * MINUTES,
  );
});

describe('npm run deploy:local without a Python that is new enough', () => {
  test(
    'fails with one clear sentence when there is none',
    async () => {
      const { exitCode, output } = await runWithPath('none', {});

      expect(exitCode).toBe(1);
      expect(output).toMatch(/^Python 3\.10 or newer with its venv module is needed: looked .*, found none\n$/);
    },
    MINUTES,
  );

  test(
    'fails with one clear sentence when it is too old',
    async () => {
      const { exitCode, output } = await runWithPath('old', { python3: '#!/bin/sh\necho 3 8\n' });

      expect(exitCode).toBe(1);
      expect(output).toMatch(/^Python 3\.10 or newer .*, found only python3 \(version 3\.8\)\n$/);
    },
    MINUTES,
  );
});

describe('docs/local.md', () => {
  const page = readFileSync(join(ROOT, 'docs', 'local.md'), 'utf8');

  test.each(['moto', 'ministack'] as const)(
    'lists what %s lacks, with the error seen, and nothing else',
    (emulator) => {
      const section = page.split(`### What ${emulator} lacks`)[1]?.split('\n#')[0] ?? '';
      const rows = section.split('\n').filter((line) => line.startsWith('|'));

      const gaps = GAPS.filter((gap) => gap.emulator === emulator);

      expect(rows.slice(2)).toEqual(gaps.map(({ what, seen, instead }) => `| ${what} | ${seen} | ${instead} |`));
    },
  );

  test.each(['moto', 'ministack'] as const)('lists each type that the launcher adds to %s', (emulator) => {
    const launcher = readFileSync(join(ROOT, 'scripts', 'deploy-local', 'emulators', `${emulator}_server.py`), 'utf8');
    const types = [...launcher.matchAll(/^ {4}"(AWS::\w+::\w+)": /gm)].map(([, type]) => type);

    const listed = GAPS.filter((gap) => gap.emulator === emulator).map(({ what }) => what);

    expect(types).not.toHaveLength(0);
    expect(listed).toEqual(expect.arrayContaining(types));
  });

  test('names the versions that are pinned', () => {
    const pins = readFileSync(join(ROOT, 'scripts', 'python', 'requirements.in'), 'utf8').match(/^\S+==\S+$/gm);

    for (const pin of pins ?? []) {
      expect(page).toContain(`\`${pin}\``);
    }
  });
});

/** Runs `npm run deploy:local` without a virtual environment, where the PATH holds Node.js and these scripts only. */
function runWithPath(name: string, scripts: Readonly<Record<string, string>>) {
  const path = join(folder, name);
  mkdirSync(path);
  symlinkSync(process.execPath, join(path, 'node'));
  for (const [script, content] of Object.entries(scripts)) {
    writeFileSync(join(path, script), content, { mode: 0o755 });
  }
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const env = { PATH: path, PYTHON: undefined, HEADROOM_VENV: join(folder, 'no-venv') };
  return run(process.execPath, [tsx, 'scripts/deploy-local/main.ts'], { env });
}

/** What the table at the end says of a step. */
function rowOf(output: string, title: string): string {
  const table = output.slice(output.lastIndexOf('\ncdk bootstrap'));
  return new RegExp(`^${title} {2,}(.*)$`, 'm').exec(table)?.[1] ?? `no row ${title}`;
}

function emulatorsOf(output: string): number[] {
  return [...output.matchAll(/, process (\d+)$/gm)].map(([, pid]) => Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function scratchFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('headroom-local-'));
}
