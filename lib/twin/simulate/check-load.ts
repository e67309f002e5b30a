/** The last full minute of the year 9999, in seconds since 1970: calendars end somewhere. */
const LATEST = 253_402_300_740;

interface Load {
  /** Of each minute, in instance-capacities. */
  readonly demand: Float64Array;
  /** Seconds since 1970. */
  readonly start: number;
  readonly requestsPerCapacity?: number;
}

/**
 * What is wrong with the load of a run: that it is empty, that a minute is no number of at least 0, that it starts within
 * a minute, or that its requests are no positive number.
 */
export function loadProblems({ demand, start, requestsPerCapacity = 1 }: Load): readonly string[] {
  const isStart = Number.isInteger(start) && start % 60 === 0 && start >= 0 && start <= LATEST;
  const isScale = requestsPerCapacity > 0 && requestsPerCapacity < Number.POSITIVE_INFINITY;
  return [
    ...demandProblems(demand),
    ...(isStart ? [] : [`start must be on a full minute between 0 and ${LATEST}, got ${start}`]),
    ...(isScale ? [] : [`requestsPerCapacity must be a number greater than 0, got ${requestsPerCapacity}`]),
  ];
}

function demandProblems(demand: Float64Array): readonly string[] {
  if (demand.length === 0) {
    return ['demand must have at least one minute, got none'];
  }
  const minute = demand.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  return minute < 0
    ? []
    : [`demand must be a number of at least 0 in every minute, got ${demand[minute]} at ${minute}`];
}
