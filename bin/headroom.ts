import { Command, InvalidArgumentError, Option } from 'commander';
import type { RecordArguments } from '../lib/record/record-options';
import { traceUnits } from '../lib/twin/load/trace';
import { version } from '../package.json';
import type { CompareArguments } from './commands/compare';
import type { SimulateArguments } from './commands/simulate';

/** Exit code for arguments that are not understood. */
const USAGE = 2;

const program = new Command('headroom')
  .description('Auto scaling for EC2 that you can prove before you deploy it.')
  .version(version)
  .showHelpAfterError('(headroom --help lists the commands)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : USAGE));

program
  .command('local')
  .description('load a synthesized template into the embedded AWS and run its capacity controller there')
  .argument('<template>', 'the template, for example cdk.out/Headroom.template.json')
  .option('--keep', 'leave the endpoint up for the AWS CLI and SDKs until Ctrl-C', false)
  .option('--port <number>', 'port on 127.0.0.1 (default: a free one)', portNumber)
  .action(async (templatePath: string, options: { readonly keep: boolean; readonly port?: number }) => {
    const { localCommand } = await import('../lib/local-aws/main-job/local-command');
    process.exitCode = await localCommand({ templatePath, ...options });
  });

withLoad(
  program
    .command('simulate')
    .description('replay a load against a synthesized template; prints what the group did, the oracle beside it')
    .argument('<template>', 'the template, for example cdk.out/Headroom.template.json'),
)
  .option('--sweep', 'try the other answers to what AWS does not document, and show the ranges', false)
  .option('--json <file>', 'write summary, actions and alarm changes')
  .option('--csv <file>', 'write a row for each minute')
  .option('--markdown <file>', 'write the summary and what came of each --fail-if')
  .option(
    '--fail-if <condition>',
    "end with code 1 when it holds, for example 'minutesAbove85 > 1%'; repeatable",
    collect,
  )
  .addHelpText('after', '\nExit codes: 0, 1 when a --fail-if holds, 2 when something given cannot be used.')
  .action(async (templatePath: string, options: SimulateArguments) => {
    const { simulateCommand } = await import('./commands/simulate');
    await finish(simulateCommand(templatePath, options));
  });

withLoad(
  program
    .command('compare')
    .description('replay the same load against several templates, side by side')
    .argument('<templates...>', 'the templates'),
).action(async (templatePaths: string[], options: CompareArguments) => {
  const { compareCommand } = await import('./commands/compare');
  await finish(compareCommand(templatePaths, options));
});

program
  .command('record')
  .description('read a metric from CloudWatch and write it as a trace, with the credentials of the environment')
  .requiredOption('--metric <name>', "for example 'AWS/ApplicationELB:RequestCount{LoadBalancer=app/web/50dc6c}'")
  .requiredOption('--out <file>', 'the CSV to write')
  .option('--statistic <name>', 'a missing point of a Sum counts as 0', 'Sum')
  .option('--period <seconds>', 'a multiple of 60', '60')
  .option('--days <number>', 'how far back, when no start is given', '14')
  .option('--start <time>', 'for example 2026-01-01T00:00:00Z')
  .option('--end <time>', 'default: now')
  .action(async (options: RecordArguments & { readonly out: string }) => {
    const { recordCommand } = await import('./commands/record');
    await finish(recordCommand(options));
  });

/** What the commands that replay a load have in common. */
function withLoad(command: Command): Command {
  return command
    .option('--trace <file>', 'load as CSV with the columns timestamp,value')
    .option('--load <generator>', "synthetic load, for example 'daily:mean=10,amplitude=0.6'")
    .option('--days <number>', 'length of a synthetic load', wholeNumber, 7)
    .addOption(new Option('--unit <unit>', 'what the load counts').choices(traceUnits))
    .option('--capacity-per-instance <number>', 'load that one instance serves at full utilisation', positiveNumber)
    .option(
      '--peak <number>',
      'scale the load so that its peak needs so many instances at full utilisation',
      positiveNumber,
    )
    .option('--parameter <name=value>', 'of the template; repeatable', collect)
    .option('--group <name>', 'logical id or name of the group (default: the only one)')
    .option('--seed <number>', 'for what AWS leaves to chance', wholeNumber, 1)
    .option('--boot <seconds>', 'from in service until the application serves (default: 40)', wholeNumber)
    .option('--html <file>', 'write a report with charts, in one file');
}

/** What cannot be used is a matter of usage. */
async function finish(command: Promise<number>): Promise<void> {
  try {
    process.exitCode = await command;
  } catch (error) {
    fail(error, USAGE);
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number of at least 0.');
  }
  return Number(text);
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > 0 && number < Number.POSITIVE_INFINITY)) {
    throw new InvalidArgumentError('It must be a number greater than 0.');
  }
  return number;
}

function collect(text: string, given: readonly string[] = []): readonly string[] {
  return [...given, text];
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  }
  return port;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') {
    process.exit(0);
  }
  throw error;
});

program.parseAsync().catch((error: unknown) => fail(error, 1));

function fail(error: unknown, code: number): void {
  process.stderr.write(`headroom: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = code;
}
