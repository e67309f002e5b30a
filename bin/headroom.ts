import { Command, InvalidArgumentError } from 'commander';
import { version } from '../package.json';

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

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`headroom: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
