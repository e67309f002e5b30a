/** The five fields of a cron expression, as the values that they hold. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** When both kinds of day are restricted, a day needs to be one of either. */
  readonly anyDay: boolean;
}

interface Field {
  readonly least: number;
  readonly most: number;
  /** Names of the values from `least` on. */
  readonly names?: readonly string[];
}

const fields: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { least: 0, most: 7, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

/**
 * Reads a five-field cron expression: numbers, names, `*`, lists, ranges and steps.
 *
 * @throws RangeError with the expression and what is wrong with it
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 * @example parseCron('30 6 * * mon-fri')
 */
export function parseCron(expression: string): Cron {
  const texts = expression.trim().split(/\s+/);
  if (texts.length !== fields.length) {
    throw new RangeError(`recurrence must have 5 fields, got ${expression}`);
  }
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = texts.map((text, index) =>
    valuesOf(text, fields[index]!, expression),
  );
  return {
    minutes: minutes!,
    hours: hours!,
    daysOfMonth: new Set(daysOfMonth),
    months: new Set(months),
    daysOfWeek: new Set(daysOfWeek!.map((day) => day % 7)),
    anyDay: !texts[2]!.startsWith('*') && !texts[4]!.startsWith('*'),
  };
}

/** Whether a calendar day, as the UTC midnight that begins it, is one of the expression's. */
export function isDayOf({ months, daysOfMonth, daysOfWeek, anyDay }: Cron, midnight: number): boolean {
  const date = new Date(midnight * 1000);
  if (!months.has(date.getUTCMonth() + 1)) {
    return false;
  }
  const ofMonth = daysOfMonth.has(date.getUTCDate());
  const ofWeek = daysOfWeek.has(date.getUTCDay());
  return anyDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}

function valuesOf(text: string, field: Field, expression: string): readonly number[] {
  const values = text.split(',').flatMap((part) => rangeOf(part, field, expression));
  return [...new Set(values)].sort((one, other) => one - other);
}

function rangeOf(part: string, field: Field, expression: string): readonly number[] {
  const [range = '', stepText = '1'] = part.split('/');
  const [firstText = '', lastText] = range === '*' ? [`${field.least}`, `${field.most}`] : range.split('-');
  const first = numberOf(firstText, field);
  const last = lastText === undefined ? (part.includes('/') ? field.most : first) : numberOf(lastText, field);
  const step = Number(stepText);
  if (!(first >= field.least && last <= field.most && first <= last && Number.isInteger(step) && step > 0)) {
    throw new RangeError(`recurrence must be a cron expression, got ${expression} with ${part} in it`);
  }
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}

function numberOf(text: string, { least, names = [] }: Field): number {
  const named = names.indexOf(text.toLowerCase());
  return named >= 0 ? named + least : /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
