import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { handleEvent } from '../../lambda/capacity-controller/controller';
import { newWorld, SCHEDULED_EVENT } from '../lambda/capacity-controller/support/world';
import { ROOT } from '../support/source-graph';
import { headroom, type Outcome, Workspace } from './support/command-line';

const here = new Workspace();
let lines: readonly Readonly<Record<string, unknown>>[];

/** The log of a controller: ticks under a load that rises, and what an operator asked between them. */
beforeAll(async () => {
  const { world, context, passMinute, lines: written } = newWorld({ range: { min: 1, max: 20 } });
  for (let minute = 0; minute < 40; minute++) {
    passMinute(1 + minute / 4);
    await handleEvent(SCHEDULED_EVENT, context, world);
    if (minute === 20) {
      await handleEvent({ command: 'hold', minutes: 5 }, context, world);
    }
  }
  lines = written;
});

const log = (of: readonly unknown[]) => `${of.map((line) => JSON.stringify(line)).join('\n')}\n`;
const replay = (text: string, ...options: readonly string[]) =>
  headroom('replay', here.file('controller.log', text), ...options);

function replayInput(text: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'assets', 'headroom.cjs'), 'replay', '-']);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (output.stdout += chunk));
    child.stderr.on('data', (chunk) => (output.stderr += chunk));
    child.on('close', (code) => resolve({ code: Number(code), ...output }));
    child.stdin.end(text);
  });
}

describe('headroom replay', () => {
  test('decides again what the log says, and comes to the same', async () => {
    const { code, stdout, stderr } = await replay(log(lines));

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('web, mode floor: the same\n  minimum 1, desired capacity 1\n  floor 2 instead of 1');
    expect(stdout).toContain('> PutScheduledUpdateGroupAction  headroom-release');
    expect(stdout).toMatch(/\nticks decided again: 40, the same: 40, different: 0; lines of something else: 1\n$/);
  });

  test.each<[string, (of: readonly unknown[]) => string]>([
    [
      'a timestamp before them',
      (of) => of.map((line) => `2026-01-01T00:01:00.000Z ${JSON.stringify(line)}`).join('\n'),
    ],
    [
      'the lines of CloudWatch Logs',
      (of) => log(of.map((line) => ({ timestamp: 1, message: `${JSON.stringify(line)}\n` }))),
    ],
    [
      'what filter-log-events answers',
      (of) => JSON.stringify({ events: of.map((line) => ({ message: JSON.stringify(line) })) }, null, 4),
    ],
    [
      'what get-query-results answers',
      (of) =>
        JSON.stringify({ results: of.map((line) => [{ field: '@message', value: JSON.stringify(line) }]) }, null, 4),
    ],
    [
      'other lines between them',
      (of) => of.map((line) => `START RequestId: 1\n${JSON.stringify(line)}\nREPORT`).join('\n'),
    ],
    ['lines that end as on Windows', (of) => log(of).replaceAll('\n', '\r\n')],
  ])('reads logs with %s', async (_, text) => {
    const { code, stdout } = await replay(text(lines));

    expect(stdout).toContain('ticks decided again: 40, the same: 40, different: 0');
    expect(code).toBe(0);
  });

  test('reads standard input', async () => {
    const { code, stdout } = await replayInput(log(lines.slice(0, 2)));

    expect(code).toBe(0);
    expect(stdout).toContain('ticks decided again: 2, the same: 2, different: 0\n');
  });

  test('shows what differs, and ends with code 1', async () => {
    const [first, second] = lines;
    const changed = { ...second, reasons: [{ code: 'LOWER_FLOOR', message: 'somebody wrote this' }], actions: [] };

    const { code, stdout } = await replay(log([first, changed]));

    expect(code).toBe(1);
    expect(stdout).toContain('web, mode floor: DIFFERS\n');
    expect(stdout).toContain('reasons in the log (-), and decided again (+):');
    expect(stdout).toContain('  - {"code":"LOWER_FLOOR","message":"somebody wrote this"}\n');
    expect(stdout).toMatch(/ {2}\+ \{"code":"\w+","message":"floor \d/);
    expect(stdout).toContain('ticks decided again: 2, the same: 1, different: 1\n');
  });

  test('tells it to a program', async () => {
    const changed = { ...lines[1], plan: [] };

    const { code, stdout } = await replay(log([lines[0], changed, { command: 'explain' }]), '--json');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ticks: [
        { group: 'web', now: lines[0]?.now, isSame: true, differences: [] },
        {
          isSame: false,
          differences: [
            {
              field: 'plan',
              logged: [],
              replayed: expect.arrayContaining([{ capacity: 2, from: expect.any(Number) }]),
            },
          ],
        },
      ],
      different: 1,
      others: 1,
    });
  });

  test.each([
    ['an empty log', ''],
    ['a log without ticks', `START\n${JSON.stringify({ command: 'set', outcome: 'changed' })}\n`],
    ['a tick that decided nothing', log([{ command: 'tick', group: 'web', now: 1, outcome: 'failed', reasons: [] }])],
  ])('ends with code 1 for %s', async (_, text) => {
    const { code, stdout } = await replay(text);

    expect(code).toBe(1);
    expect(stdout).toContain('no line of a tick that decided something');
  });

  test('ends with code 1 for a tick that cannot be decided again', async () => {
    const { code, stdout } = await replay(log([{ ...lines[0], policy: { mode: 'float' } }]));

    expect(code).toBe(1);
    expect(stdout).toContain('it cannot be decided again: ');
  });

  test('fails with code 2 for a file that is not there', async () => {
    const path = here.path('no.log');

    const { code, stderr } = await headroom('replay', path);

    expect({ code, stderr }).toEqual({ code: 2, stderr: `headroom: ${path}: no such file\n` });
  });
});
