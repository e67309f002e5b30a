import { Progress, type ProgressStream, partOf } from '../../../bin/commands/progress';

/** A stream that keeps what is written, and a clock that stands still until it is set. */
function newProgress(terminal: Partial<ProgressStream> = {}) {
  const written: string[] = [];
  let time = 5_000;
  const progress = new Progress({ ...terminal, write: (text) => written.push(text) }, () => time);
  return { progress, written, waits: (milliseconds: number) => (time = 5_000 + milliseconds) };
}

describe('progress on a terminal', () => {
  const terminal = { isTTY: true, columns: 20 };

  test('is silent for two seconds, and leaves nothing behind then', () => {
    const { progress, written, waits } = newProgress(terminal);

    waits(1_999);
    progress.of('reading load.csv')(0.5);
    progress.clear();

    expect(written).toEqual([]);
  });

  test('is one line that is written over, at most ten times a second', () => {
    const { progress, written, waits } = newProgress(terminal);
    const read = progress.of('reading');

    for (const time of [2_000, 2_050, 2_099, 2_100]) {
      waits(time);
      read(time / 10_000);
    }

    expect(written).toEqual(['\r\u001b[Kreading, 20 %', '\r\u001b[Kreading, 21 %']);
  });

  test('clears its line once', () => {
    const { progress, written, waits } = newProgress(terminal);
    waits(2_000);
    progress.of('reading')(0.5);

    progress.clear();
    progress.clear();

    expect(written.slice(1)).toEqual(['\r\u001b[K']);
  });

  test('never takes two lines, whatever is read', () => {
    const { progress, written, waits } = newProgress(terminal);

    waits(2_000);
    progress.of('reading a\nlong\u001b[2J name.csv')(0);

    expect(written).toEqual(['\r\u001b[Kreading a long [2J ']);
  });
});

describe('progress in a log', () => {
  test('is a line every ten seconds', () => {
    const { progress, written, waits } = newProgress();

    for (const time of [2_000, 9_999, 10_000, 19_000, 21_000]) {
      waits(time);
      progress.of('simulating Web')(time / 30_000);
    }
    progress.clear();

    expect(written).toEqual(['headroom: simulating Web, 33 %\n', 'headroom: simulating Web, 70 %\n']);
  });
});

describe('partOf', () => {
  test('is the share of the whole', () => {
    const shares: number[] = [];
    const third = partOf((share) => shares.push(share), 2, 4);

    third(0);
    third(0.5);
    third(1);

    expect(shares).toEqual([0.5, 0.625, 0.75]);
  });
});
