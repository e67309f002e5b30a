import { AwsError, constraintError } from './aws-error';

/** Bounds of a whole number, both inclusive. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * The parameters of a Query API call: flat keys such as `Filters.member.1.Values.member.2`, read as texts, lists and
 * objects. A value that is set and does not fit is the service's own validation error.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export class QueryParameters {
  constructor(
    private readonly entries: ReadonlyMap<string, string>,
    private readonly prefix = '',
  ) {}

  /** Names of the members that are set, each once. */
  members(): readonly string[] {
    const below = [...this.entries.keys()].filter((key) => key.startsWith(this.prefix));
    return [...new Set(below.map((key) => key.slice(this.prefix.length).split('.')[0] ?? ''))];
  }

  text(member: string): string | undefined {
    return this.entries.get(this.prefix + member);
  }

  /** @throws AwsError when it is not set or empty */
  required(member: string): string {
    const text = this.text(member);
    if (text === undefined) {
      throw constraintError(member, null, 'Member must not be null');
    }
    if (text === '') {
      throw constraintError(member, '', 'Member must have length greater than or equal to 1');
    }
    return text;
  }

  integer(member: string, { min, max }: Bounds = {}): number | undefined {
    const text = this.text(member);
    if (text === undefined) {
      return undefined;
    }
    const value = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) {
      throw new AwsError('MalformedInput', `${member} must be an integer, got '${text}'`);
    }
    if (min !== undefined && value < min) {
      throw constraintError(member, text, `Member must have value greater than or equal to ${min}`);
    }
    if (max !== undefined && value > max) {
      throw constraintError(member, text, `Member must have value less than or equal to ${max}`);
    }
    return value;
  }

  flag(member: string): boolean | undefined {
    const text = this.text(member)?.toLowerCase();
    if (text === undefined) {
      return undefined;
    }
    if (text !== 'true' && text !== 'false') {
      throw new AwsError('MalformedInput', `${member} must be true or false, got '${text}'`);
    }
    return text === 'true';
  }

  /** An ISO 8601 time in whole seconds since 1970. Without a time zone it would be another one on each machine. */
  time(member: string): number | undefined {
    const text = this.text(member);
    if (text === undefined) {
      return undefined;
    }
    const time = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time)) {
      throw new AwsError('MalformedInput', `${member} must be an ISO 8601 time with a time zone, got '${text}'`);
    }
    return Math.floor(time / 1000);
  }

  /** The texts of a list, in the order of their numbers. */
  list(member: string): readonly string[] {
    return this.numbers(member).flatMap((number) => this.text(`${member}.member.${number}`) ?? []);
  }

  /** The objects of a list, in the order of their numbers. */
  objects(member: string): readonly QueryParameters[] {
    return this.numbers(member).map(
      (number) => new QueryParameters(this.entries, `${this.prefix}${member}.member.${number}.`),
    );
  }

  private numbers(member: string): readonly number[] {
    const start = `${this.prefix}${member}.member.`;
    const numbers = [...this.entries.keys()]
      .filter((key) => key.startsWith(start))
      .map((key) => Number(key.slice(start.length).split('.')[0]))
      .filter((number) => Number.isInteger(number) && number > 0);
    return [...new Set(numbers)].sort((a, b) => a - b);
  }
}
