/** The rules that the oracle is judged by, minute by minute, as a launch and a termination see them. */

/** Instances that serve, and those that boot, by the minutes left to them: first those that serve in the next. */
export interface Fleet {
  readonly serving: number;
  readonly booting: readonly number[];
}

/** What to do at the start of a minute, in instances. */
export interface Move {
  readonly launch: number;
  readonly end: number;
}

/** The fleet before minute 0: so many serve, none boots. */
export function fleetOf(serving: number, bootMinutes: number): Fleet {
  return { serving, booting: new Array<number>(bootMinutes).fill(0) };
}

/** The fleet in the next minute: those whose boot is over serve, some are launched, some end. */
export function moved(fleet: Fleet, { launch, end }: Move): Fleet {
  const [joining = 0, ...booting] = [...fleet.booting, launch];
  return { serving: fleet.serving + joining - end, booting };
}

/** Instances that are billed. */
export function sizeOf({ serving, booting }: Fleet): number {
  return booting.reduce((sum, count) => sum + count, serving);
}
