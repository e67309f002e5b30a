import { breaches, type Comparison } from '../../twin/alarms/comparison';
import type { AlarmState } from '../../twin/alarms/evaluate-alarm';
import type { LiveAlarm } from '../../twin/simulate/alarms/live-alarm';

/** Of an alarm that has not changed its state yet. */
export const INITIAL_REASON = 'Unchecked: Initial alarm creation';

/** How a comparison is told of data points. */
const comparisons: { readonly [name in Comparison]: string } = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanOrEqualToThreshold: 'less than or equal to',
  LessThanThreshold: 'less than',
};

const transitions: { readonly [state in AlarmState]: string } = {
  ALARM: 'OK -> ALARM',
  OK: 'ALARM -> OK',
  INSUFFICIENT_DATA: '',
};

type Evaluated = Pick<LiveAlarm, 'state' | 'evidence' | 'specification'>;

/**
 * Why an alarm is in its state, worded as CloudWatch words it, with the data points that it took its state from.
 *
 * @param createdAt when the alarm was created, in seconds since 1970
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudwatch/describe-alarms.html
 */
export function stateReason({ state, evidence, specification }: Evaluated, createdAt: number): string {
  if (evidence === undefined) {
    return INITIAL_REASON;
  }
  const { evaluationPeriods: periods, datapointsToAlarm, comparison, treatMissingData } = specification;
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${counted(periods, 'datapoint')} ${wasOrWere(periods)} unknown.`;
  }
  const { threshold, datapoints } = evidence;
  if (datapoints.length === 0) {
    const treated = treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
    return `Threshold Crossed: no datapoints were received for ${counted(periods, 'period')} and ${counted(periods, 'missing datapoint')} ${wasOrWere(periods)} treated as [${treated}].`;
  }
  const isAlarm = state === 'ALARM';
  const deciding = datapoints.filter(({ value }) => breaches(value, comparison, threshold) === isAlarm);
  const shown = deciding.map(({ value, time }) => `${decimal(value)} (${shortTime(createdAt + time)})`).join(', ');
  const least = isAlarm ? datapointsToAlarm : periods - datapointsToAlarm + 1;
  return `Threshold Crossed: ${deciding.length} out of the last ${periods} datapoints [${shown}] ${wasOrWere(deciding.length)} ${isAlarm ? '' : 'not '}${comparisons[comparison]} the threshold (${decimal(threshold)}) (minimum ${counted(least, 'datapoint')} for ${transitions[state]} transition).`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function wasOrWere(count: number): string {
  return count === 1 ? 'was' : 'were';
}

/** At least one decimal place. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Day, month and year of two digits, and the time of day. */
function shortTime(time: number): string {
  const [year, month, day] = new Date(time * 1000).toISOString().slice(2, 10).split('-');
  return `${day}/${month}/${year} ${new Date(time * 1000).toISOString().slice(11, 19)}`;
}
