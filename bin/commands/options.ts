import { type Command, InvalidArgumentError, Option } from 'commander';
import { traceUnits } from '../../lib/twin/load/trace';

/** A hundred years, as long as a trace may be. */
const MOST_DAYS = 36_525;

/** What the commands that replay a load have in common: load, group, reports, conditions. */
export function withLoad(command: Command): Command {
  return withReports(
    command
      .option('--trace <file>', 'load as CSV with the columns timestamp,value')
      .option('--load <generator>', "synthetic load, for example 'daily:mean=10,amplitude=0.6'")
      .option('--days <number>', 'length of a synthetic load', wholeNumber(1, MOST_DAYS), 7)
      .addOption(new Option('--unit <unit>', 'what the load counts').choices(traceUnits))
      .option('--capacity-per-instance <number>', 'load that one instance serves at full utilisation', positiveNumber)
      .option(
        '--peak <number>',
        'scale the load so that its peak needs so many instances at full utilisation',
        positiveNumber,
      )
      .option('--parameter <name=value>', 'of the template; repeatable', collect)
      .option('--group <name>', 'logical id or name of the group (default: all)')
      .option('--seed <number>', 'for what AWS leaves to chance', wholeNumber(0), 1)
      .option('--no-controller', 'leave the capacity controller of the template out')
      .option(
        '--assume <name=value>',
        'another answer to what AWS does not say, for example ingestDelay=120; repeatable',
        collect,
      )
      .option('--hook <name=seconds>', 'when a lifecycle hook is completed (default: never); repeatable', collect)
      .option('--boot <seconds>', 'from in service until the application serves (default: 40)', wholeNumber(0)),
  );
}

function withReports(command: Command): Command {
  return command
    .option('--html <file>', 'write a report with charts, in one file')
    .option('--json <file>', 'write summary, cost, actions and alarm changes')
    .option('--markdown <file>', 'write the summary and what came of each --fail-if')
    .option('--junit <file>', 'write what came of each --fail-if as JUnit XML')
    .option(
      '--fail-if <condition>',
      "end with code 1 when it holds, for example 'minutesAbove85 > 1%'; repeatable",
      collect,
    )
    .addHelpText('after', '\nExit codes: 0, 1 when a --fail-if holds, 2 when something given cannot be used.');
}

/** Reads `max`, or how many seconds pass in one of the machine's. */
export function speedOption(text: string): number | 'max' {
  return text === 'max' ? text : positiveNumber(text);
}

/** Reads a whole number of at most nine digits, from `least` to `most`. */
export function wholeNumber(least: number, most?: number): (text: string) => number {
  const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= (most ?? number))) {
      throw new InvalidArgumentError(`It must be a whole number ${range}.`);
    }
    return number;
  };
}

/** Reads a number greater than 0. */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > 0 && number < Number.POSITIVE_INFINITY)) {
    throw new InvalidArgumentError('It must be a number greater than 0.');
  }
  return number;
}

function collect(text: string, given: readonly string[] = []): readonly string[] {
  return [...given, text];
}
