import { Token } from 'aws-cdk-lib';
import { PropChecks } from '../prop-checks';

/** The lowest and the highest number of each field, and the names that it takes. */
const FIELDS: ReadonlyArray<{ name: string; min: number; max: number; names?: RegExp }> = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i },
  { name: 'day of week', min: 0, max: 7, names: /^(sun|mon|tue|wed|thu|fri|sat)$/i },
];

/**
 * A cron expression of five fields, that does not run every minute.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/scheduled-scaling-cron-expressions.html
 */
export function checkRecurrence(name: string, expression: string): PropChecks {
  const fields = expression.trim().split(/\s+/);
  if (Token.isUnresolved(expression)) {
    return new PropChecks();
  }
  if (fields.length !== FIELDS.length) {
    return new PropChecks().rule(false, `${name} must have five fields, got ${expression}`);
  }
  return FIELDS.reduce(
    (checks, field, index) =>
      checks.rule(isField(fields[index]!, field), `${name} must have a valid ${field.name}, got ${expression}`),
    new PropChecks().rule(fields[0] !== '*', `${name} must say its minute, or it runs every minute, got ${expression}`),
  );
}

/** Items of a list, each `*`, a value or a range, each with or without a step. */
function isField(text: string, field: (typeof FIELDS)[number]): boolean {
  return text.split(',').every((item) => {
    const [range = '', every, ...rest] = item.split('/');
    const [from = '', to, ...more] = range.split('-');
    const isStep = every === undefined || /^[1-9]\d*$/.test(every);
    const isRange = range === '*' || (isValue(from, field) && (to === undefined || isValue(to, field)));
    return isStep && isRange && rest.length === 0 && more.length === 0;
  });
}

function isValue(text: string, { min, max, names }: (typeof FIELDS)[number]): boolean {
  return /^\d+$/.test(text) ? Number(text) >= min && Number(text) <= max : names?.test(text) === true;
}
