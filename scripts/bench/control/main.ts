import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readTrace } from '../../../lib/twin/load/read-trace';
import { benchTrace, policiesFor } from './bench-trace';
import type { Contract } from './contract';
import { saturatedMinutes } from './load-step';
import { printReport } from './print-report';
import { summarize } from './summary';
import { toCsv } from './to-csv';

interface Options extends Contract {
  readonly traces: string;
  readonly json?: string;
  readonly csv?: string;
  readonly hindsight: boolean;
}

function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least) {
      throw new InvalidArgumentError(`must be a whole number of at least ${least}, got ${text}.`);
    }
    return value;
  };
}

const options = new Command('bench:control')
  .description(
    'Judges scaling policies on load traces against the clairvoyant optimum, with one setting for every trace.',
  )
  .requiredOption('--traces <folder>', 'where the traces lie, one CSV with timestamp,value each')
  .option('--peak <instances>', 'greatest demand of every trace', whole(1), 40)
  .option('--boot <minutes>', 'from launch to service', whole(1), 3)
  .option('--metric-delay <minutes>', 'by which the load is known late', whole(0), 1)
  .option('--hold <minutes>', 'for which capacity is not lowered, whatever the policy says', whole(0), 0)
  .option('--hindsight', 'compare with the best target of each baseline for each trace', false)
  .option('--json <file>', 'write all figures there')
  .option('--csv <folder>', 'write TRACE.POLICY.csv there: minute,demand,desired,serving')
  .parse()
  .opts<Options>();

function main({ traces: folder, json, csv, hindsight, peak, boot, metricDelay, hold }: Options): void {
  const contract: Contract = { peak, boot, metricDelay, hold };
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  const traces = files.sort().map((file) => {
    const trace = readTrace(readFileSync(join(folder, file), 'utf8'));
    const { runs, ...result } = benchTrace(basename(file, '.csv'), trace, contract, hindsight);
    if (csv !== undefined) {
      mkdirSync(csv, { recursive: true });
      for (const [policy, run] of runs) {
        writeFileSync(join(csv, `${result.trace}.${policy}.csv`), toCsv(run));
      }
    }
    return result;
  });
  const rows = traces.flatMap((trace) => trace.rows);
  const report = { contract, rows, summary: summarize(rows), step: saturatedMinutes(policiesFor(contract), contract) };
  const comparison = traces.flatMap((trace) => trace.hindsight);
  printReport(report, comparison);
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ ...report, hindsight: comparison }, null, 2)}\n`);
  }
}

main(options);
