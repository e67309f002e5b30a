import { Command } from 'commander';
import type { RecordArguments } from '../lib/record/record-options';
import { version } from '../package.json';
import type { CompareArguments } from './commands/compare';
import type { CtlArguments } from './commands/ctl';
import { positiveNumber, speedOption, wholeNumber, withLoad } from './commands/options';
import { Progress } from './commands/progress';
import type { ServeArguments } from './commands/serve';
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
  .option('--port <number>', 'port on 127.0.0.1 (default: a free one)', wholeNumber(0, 65_535))
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
  .option('--csv <file>', 'write a row for each minute')
  .option('--sweep', 'try the other answers to what AWS does not document, and show the ranges', false)
  .action(async (templatePath: string, options: SimulateArguments) => {
    const { simulateCommand } = await import('./commands/simulate');
    await finish((progress) => simulateCommand(templatePath, options, progress));
  });

withLoad(
  program
    .command('compare')
    .description('replay the same load against several templates, side by side')
    .argument('<templates...>', 'the templates'),
).action(async (templatePaths: string[], options: CompareArguments) => {
  const { compareCommand } = await import('./commands/compare');
  await finish((progress) => compareCommand(templatePaths, options, progress));
});

withLoad(
  program
    .command('serve')
    .description('replay a load with the stack behind the AWS APIs on 127.0.0.1, its own bundled Lambda in control')
    .argument('<template>', 'the template, for example cdk.out/Headroom.template.json'),
)
  .option('--csv <file>', 'write a row for each minute')
  .option('--speed <factor>', "seconds of the load in one of the machine's, or max", speedOption, 'max')
  .option('--port <number>', 'port on 127.0.0.1 (default: a free one)', wholeNumber(0, 65_535))
  .option('--calls-per-second <number>', 'throttle API calls beyond it (default: never)', positiveNumber)
  .option('--keep', 'leave the endpoint up for the AWS CLI and SDKs until Ctrl-C', false)
  .action(async (templatePath: string, options: ServeArguments) => {
    const { serveCommand } = await import('./commands/serve');
    await finish((progress) => serveCommand(templatePath, options, progress));
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
    await finish(() => recordCommand(options));
  });

program
  .command('ctl')
  .description('ask a deployed capacity controller for something, and print what it did and why')
  .argument('<command>', 'set <capacity>, add <count>, hold <duration>, resume, release, explain or plan')
  .argument('[value]', 'of set, add and hold; a duration is like 90m, 2h or 1d')
  .requiredOption('--function <name>', "name or ARN of the controller's function")
  .option('--group <name>', 'the group, where several are controlled')
  .option('--if-desired <number>', 'set or add only if desired capacity is this', wholeNumber(0, 100_000))
  .option('--hold <duration>', 'of set, add and release: leave the group alone for so long')
  .option('--dry-run', 'say what would be done, and do nothing', false)
  .option('--json', "print the function's answer", false)
  .option('--region <name>', 'default: that of the environment')
  .option('--profile <name>', 'of the AWS configuration files (default: that of the environment)')
  .addHelpText('after', '\nExit codes: 0, 1 when it was refused or failed, 2 when something given cannot be used.')
  .action(async (command: string, value: string | undefined, options: CtlArguments) => {
    const { ctlCommand } = await import('./commands/ctl');
    await finish(() => ctlCommand(command, value, options));
  });

program
  .command('replay')
  .description("decide again what the controller's log says that it decided, and compare")
  .argument('<log>', 'a file with lines of the log; - is standard input')
  .option('--json', 'print it for a program', false)
  .addHelpText('after', '\nExit codes: 0, 1 when a decision differs or there is none, 2 when the file cannot be read.')
  .action(async (path: string, options: { readonly json: boolean }) => {
    const { replayCommand } = await import('./commands/replay');
    await finish(() => replayCommand(path, options));
  });

/** What cannot be used is a matter of usage. */
async function finish(command: (progress: Progress) => Promise<number>): Promise<void> {
  const progress = new Progress(process.stderr, () => performance.now());
  try {
    process.exitCode = await command(progress);
  } catch (error) {
    progress.clear();
    fail(error, USAGE);
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') {
    process.exit(0);
  }
  throw error;
});

program.parseAsync().catch((error: unknown) => fail(error, 1));

/** One line, whatever a parser says in several. */
function fail(error: unknown, code: number): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`headroom: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = code;
}
