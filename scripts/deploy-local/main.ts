import { Command, Option } from 'commander';
import { deployLocal } from './deploy-local';
import { EMULATORS } from './emulators';
import { describeFailure } from './failure';

interface Options {
  readonly only?: string;
  readonly keep: boolean;
}

const program = new Command('npm run deploy:local --')
  .description('cdk bootstrap, cdk deploy, cdk diff of the example app against emulators of AWS on this machine')
  .addOption(new Option('--only <emulator>', 'just this one').choices(EMULATORS.map(({ name }) => name)))
  .option('--keep', 'leave the emulators up until Ctrl-C, and say how to use them', false)
  .action(main);

async function main({ only, keep }: Options): Promise<void> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort(new Error(`stopped by ${signal}`)));
  }
  try {
    const emulators = EMULATORS.filter(({ name }) => only === undefined || name === only);
    const allWell = await deployLocal({ emulators, keep, signal: interrupted.signal, print: console.log });
    process.exitCode = allWell ? 0 : 1;
  } catch (error) {
    const { aborted, reason } = interrupted.signal;
    console.error(describeFailure(aborted ? reason : error));
    process.exitCode = aborted ? 130 : 1;
  }
}

void program.parseAsync();
