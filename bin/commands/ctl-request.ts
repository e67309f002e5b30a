/** Arguments of `headroom ctl`, as they were given. */
export interface CtlRequestArguments {
  readonly group?: string;
  readonly ifDesired?: number;
  /** For example `2h`. */
  readonly hold?: string;
  readonly dryRun: boolean;
}

/** The event that the function is invoked with. */
export type CtlRequest = { readonly command: string; readonly dryRun: boolean } & Readonly<Record<string, unknown>>;

/** A command of `headroom ctl`: what its value is called and how it is read, and which options it takes. */
interface CtlCommand {
  readonly value?: { readonly name: string; readonly read: (text: string) => number };
  readonly options: readonly ('ifDesired' | 'hold')[];
}

const COMMANDS: Readonly<Record<string, CtlCommand>> = {
  set: {
    value: { name: 'capacity', read: wholeNumber(/^\d{1,6}$/, 'a whole number') },
    options: ['ifDesired', 'hold'],
  },
  add: {
    value: { name: 'count', read: wholeNumber(/^[+-]?0*[1-9]\d{0,5}$/, 'a whole number other than 0') },
    options: ['ifDesired', 'hold'],
  },
  hold: { value: { name: 'minutes', read: (text) => minutesOf(text, 'the value of hold') }, options: [] },
  resume: { options: [] },
  release: { options: ['hold'] },
  explain: { options: [] },
  plan: { options: [] },
};

export const CTL_COMMANDS = Object.keys(COMMANDS);

const LONGEST = 7 * 24 * 60;

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

/**
 * The request that arguments come to.
 *
 * @throws Error with one line for a value that is missing, wrong or not asked for, or an option that the command does not take
 */
export function ctlRequest(command: string, value: string | undefined, given: CtlRequestArguments): CtlRequest {
  const known = COMMANDS[command];
  if (known === undefined) {
    throw new Error(`command must be one of ${CTL_COMMANDS.join(', ')}, got ${command}`);
  }
  const { group, ifDesired, hold, dryRun } = given;
  for (const option of ['ifDesired', 'hold'] as const) {
    if (given[option] !== undefined && !known.options.includes(option)) {
      throw new Error(`${command} does not take ${option === 'hold' ? '--hold' : '--if-desired'}`);
    }
  }
  return {
    command,
    ...readValue(command, known, value),
    ...(ifDesired !== undefined && { ifDesired }),
    ...(hold !== undefined && { hold: minutesOf(hold, '--hold') }),
    ...(group !== undefined && { group }),
    dryRun,
  };
}

function readValue(command: string, { value: reader }: CtlCommand, text: string | undefined) {
  if (reader === undefined && text !== undefined) {
    throw new Error(`${command} takes no value, got ${text}`);
  }
  if (reader !== undefined && text === undefined) {
    throw new Error(`${command} takes a value, for example headroom ctl ${command} ${command === 'hold' ? '2h' : '3'}`);
  }
  return reader && { [reader.name]: reader.read(text!) };
}

function wholeNumber(pattern: RegExp, what: string): (text: string) => number {
  return (text) => {
    if (!pattern.test(text)) {
      throw new Error(`the value must be ${what}, got ${text}`);
    }
    return Number(text);
  };
}

/** A duration such as `90m`, `2h` or `1d`, in minutes. */
function minutesOf(text: string, name: string): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const minutes = Number(count) * MINUTES[unit ?? 'm']!;
  if (!(minutes >= 1 && minutes <= LONGEST)) {
    throw new Error(`${name} must be a duration from 1m to 7d, such as 90m, 2h or 1d, got ${text}`);
  }
  return minutes;
}
