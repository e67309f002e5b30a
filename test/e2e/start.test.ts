import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runToSuccess } from '../support/run';
import { ROOT } from '../support/source-graph';
import { gitStatus } from '../support/work-copy';

const MINUTES = 60_000;

describe('npm start', () => {
  test(
    'changes capacity through the real Lambda bundle, and leaves neither a process nor a stray file',
    async () => {
      const before = gitStatus();

      const { output, leftAProcess } = await runToSuccess('npm', ['start']);

      expect(output).toMatch(/"command":"set","capacity":3}\n.*changed 1 to 3/);
      expect(output).toContain('desired 3, 3 InService');
      expect(output).toContain('refused: desired capacity must be between 1 and 10, got 15');
      expect(output).toContain('would change 3 to 5');
      expect(output).toMatch(/instance-hours +\d+\.\d +\d+\.\d/);
      expect(readFileSync(join(ROOT, 'report.html'), 'utf8')).toContain('Load and capacity');
      expect(output).toMatch(/tick of the schedule\n.*writes its lease/);
      expect(leftAProcess).toBe(false);
      expect(gitStatus()).toBe(before);
    },
    2 * MINUTES,
  );

  test(
    'keeps the endpoint up when it is asked to, until Ctrl-C',
    async () => {
      const { output, leftAProcess } = await run('npm', ['start', '--', '--keep'], {
        onOutput: interruptOnce('The endpoint stays up'),
      });

      expect(output).toMatch(/AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+/);
      expect(leftAProcess).toBe(false);
    },
    2 * MINUTES,
  );

  test.each([
    ['while it builds', 'headroom@', 300],
    ['while it synthesizes', 'headroom@', 1500],
    ['while the Lambda runs', 'endpoint ', 0],
  ])(
    'leaves no process when it is interrupted %s',
    async (_, text, delay) => {
      const { exitCode, leftAProcess } = await run('npm', ['start'], { onOutput: interruptOnce(text, delay) });

      expect(exitCode).not.toBe(0);
      expect(leftAProcess).toBe(false);
    },
    2 * MINUTES,
  );
});

/** Presses Ctrl-C when a text is seen, or some milliseconds later. */
function interruptOnce(text: string, delay = 0) {
  let isDone = false;
  return (output: string, interrupt: (signal: NodeJS.Signals) => void) => {
    if (!isDone && output.includes(text)) {
      isDone = true;
      setTimeout(() => interrupt('SIGINT'), delay);
    }
  };
}
