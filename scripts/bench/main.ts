import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { bundleLambda } from '../bundle/lambda';
import { benchLambda } from './lambda';
import { benchReplay } from './replay';
import { benchSynth } from './synth';
import { benchTwin } from './twin';
import { benchWarmTick } from './warm-tick';

function parseRuns(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000) {
    throw new InvalidArgumentError('must be a whole number between 1 and 1000.');
  }
  return runs;
}

const { runs, json } = new Command('bench')
  .description('Measures synth and the Lambda against what they replace, as ratios in one run.')
  .option('--runs <count>', 'pairs of runs of each comparison', parseRuns, 11)
  .option('--json <file>', 'write the figures there, too')
  .parse()
  .opts<{ runs: number; json?: string }>();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  try {
    const synth = await benchSynth(folder, runs);
    const lambda = await benchLambda(folder, runs);
    console.table({
      'synth, against plain L2 (ms)': row(synth.ours, synth.theirs, synth.ratio),
      'Lambda size, against esbuild --bundle (KB)': sizeRow(lambda.bytes, lambda.bytesOfNaiveBundle),
      'Lambda size, against esbuild --bundle --minify (KB)': sizeRow(lambda.bytes, lambda.bytesOfNaiveMinifiedBundle),
      'Lambda load, against esbuild --bundle (ms)': row(lambda.load.ours, lambda.load.theirs, lambda.load.ratio),
    });
    console.log(`Times are medians of ${runs} pairs of runs; their ratio is the median of the ratios pair by pair.`);
    const replay = benchReplay(Math.min(runs, 5));
    console.table({
      'cold replay of 14 days of minutes (ms of CPU)': { readings: replay.readings, ms: Math.round(replay.cpu) },
    });
    await bundleLambda();
    const warm = [await benchWarmTick(1), await benchWarmTick(100)];
    console.table(
      warm.map(({ groups, calls, lineBytes, scheduledActions }) => ({
        'warm tick, groups': groups,
        ...calls,
        calls: Object.values(calls).reduce((one, other) => one + other, 0),
        'bytes of a line': lineBytes,
        'scheduled actions in it': scheduledActions,
      })),
    );
    const twin = benchTwin();
    console.table(
      twin.map(
        ({ days, groups, maxSize, controller, mode, timeline, milliseconds, nanosecondsPerMinute, mebibytes }) => ({
          'twin, days': days,
          groups,
          'max size': maxSize,
          controller: mode ?? controller,
          timeline,
          ms: Math.round(milliseconds),
          'ns a minute and group': Math.round(nanosecondsPerMinute),
          'MiB of the run': Number(mebibytes.toFixed(1)),
        }),
      ),
    );
    if (json !== undefined) {
      writeFileSync(json, `${JSON.stringify({ synth, lambda, replay, warm, twin }, null, 2)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(headroom: number, other: number, ratio: number) {
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
  return { Headroom: rounded(headroom, 1), other: rounded(other, 1), ratio: rounded(ratio, 2) };
}

function sizeRow(bytes: number, otherBytes: number) {
  return row(bytes / 1024, otherBytes / 1024, bytes / otherBytes);
}

void main();
