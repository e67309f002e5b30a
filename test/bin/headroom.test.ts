import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { plainGroup, webService } from '../twin/template/fixtures';

/** The bundled command line, made by `npm run bundle`. */
const HEADROOM = join(__dirname, '..', '..', 'assets', 'headroom.cjs');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command; with a text to wait for, interrupts it as soon as that text is written. */
function headroom(
  parameters: readonly string[],
  interruptAt?: string,
  signal: NodeJS.Signals = 'SIGINT',
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [HEADROOM, ...parameters]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (interruptAt !== undefined && stdout.includes(interruptAt)) {
        child.kill(signal);
      }
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function template(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A service whose controller never answers. */
function hanging(): string {
  writeFileSync(
    join(folder, 'index.mjs'),
    'export const handler = () => new Promise(() => setInterval(() => {}, 1000));',
  );
  const { Controller } = webService.Resources;
  return template('Hanging.template.json', {
    ...webService,
    Resources: { ...webService.Resources, Controller: { ...Controller, Metadata: { 'aws:asset:path': folder } } },
  });
}

describe('headroom', () => {
  test('tells its version', async () => {
    expect(await headroom(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  test('runs the job on a template, in plain text when it is not on a terminal', async () => {
    const { code, stdout, stderr } = await headroom(['local', template('Web.template.json', plainGroup())]);

    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Headroom on the embedded AWS\n/);
    expect(stdout).not.toContain('\u001b');
  });

  test('stays up with --keep until it is interrupted, and then ends well', async () => {
    const path = template('Web.template.json', plainGroup());

    const { code, stdout, stderr } = await headroom(['local', path, '--keep'], 'aws autoscaling set-desired-capacity');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+ /);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends with the code of %s when it comes before the job is done', async (signal, expected) => {
    const { code, stderr } = await headroom(['local', hanging()], 'invoke', signal);

    expect({ code, stderr }).toEqual({ code: expected, stderr: '' });
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['fly']],
    ['no template', ['local']],
    ['an unknown option', ['local', 'x.json', '--fly']],
    ['a port above 65535', ['local', 'x.json', '--port', '99999']],
  ])('fails with code 2 for %s', async (_name, parameters) => {
    const { code, stderr } = await headroom(parameters);

    expect(code).toBe(2);
    expect(stderr).not.toBe('');
  });

  test.each([
    ['a file that is not there', () => join(folder, 'no.json'), /no\.json: no such file; synthesize first/],
    ['a folder', () => folder, /is a folder; name a template in it/],
    ['a file that is not JSON', () => template('bad.json', '{'), /bad\.json: it is not JSON: /],
    ['JSON that is not a template', () => template('list.json', '[]'), /expected an object, got a list/],
    ['a template without a group', () => template('none.json', { Resources: {} }), /found no resources/],
  ])('fails with code 1 and one line for %s', async (_name, path, message) => {
    const { code, stdout, stderr } = await headroom(['local', path()]);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
