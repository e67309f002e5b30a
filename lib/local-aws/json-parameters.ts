import { isObject, type Json, own } from '../twin/template/json';
import { AwsError, constraintError } from './aws-error';

/** The input of a JSON protocol call. A value that is set and does not fit is the service's own error. */
export class JsonParameters {
  constructor(private readonly value: Json) {}

  has(member: string): boolean {
    return this.raw(member) !== undefined;
  }

  text(member: string): string | undefined {
    return this.read(member, 'a string', (value) => (typeof value === 'string' ? value : undefined));
  }

  number(member: string): number | undefined {
    return this.read(member, 'a number', (value) =>
      typeof value === 'number' && Number.isFinite(value) ? value : undefined,
    );
  }

  flag(member: string): boolean | undefined {
    return this.read(member, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined));
  }

  /** Seconds since 1970, as the protocol writes timestamps; ISO 8601 is understood too. */
  time(member: string): number | undefined {
    return this.read(member, 'a timestamp', (value) => {
      const time = typeof value === 'string' ? Date.parse(value) / 1000 : value;
      return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
    });
  }

  texts(member: string): readonly string[] {
    return this.items(member).map((item) => {
      if (typeof item !== 'string') {
        throw mismatch(member, 'a list of strings');
      }
      return item;
    });
  }

  numbers(member: string): readonly number[] {
    return this.items(member).map((item) => {
      if (typeof item !== 'number') {
        throw mismatch(member, 'a list of numbers');
      }
      return item;
    });
  }

  object(member: string): JsonParameters | undefined {
    const value = this.read(member, 'an object', (item) => (isObject(item) ? item : undefined));
    return value && new JsonParameters(value);
  }

  objects(member: string): readonly JsonParameters[] {
    return this.items(member).map((item) => {
      if (!isObject(item)) {
        throw mismatch(member, 'a list of objects');
      }
      return new JsonParameters(item);
    });
  }

  private items(member: string): readonly Json[] {
    return (
      this.read(member, 'a list', (value) => (Array.isArray(value) ? (value as readonly Json[]) : undefined)) ?? []
    );
  }

  private raw(member: string): Json | undefined {
    const value = isObject(this.value) ? own(this.value, member) : undefined;
    return value === null ? undefined : value;
  }

  private read<T>(member: string, expected: string, parse: (value: Json) => T | undefined): T | undefined {
    const value = this.raw(member);
    if (value === undefined) {
      return undefined;
    }
    const parsed = parse(value);
    if (parsed === undefined) {
      throw mismatch(member, expected);
    }
    return parsed;
  }
}

/**
 * A member that must be set.
 *
 * @throws AwsError when it is not
 */
export function required<T>(member: string, value: T | undefined): T {
  if (value === undefined) {
    throw constraintError(member, null, 'Member must not be null');
  }
  return value;
}

function mismatch(member: string, expected: string): AwsError {
  return new AwsError('SerializationException', `${member} must be ${expected}`);
}
