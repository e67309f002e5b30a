import { type Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Collects everything that is wrong with a construct's props, so that a user mends it in one go.
 *
 * A value that is absent, or a token and so not known yet, passes every check.
 * Messages name the prop, the range and the value.
 */
export class PropChecks {
  private readonly problems: string[] = [];

  /** Records the problem unless the rule holds. */
  rule(holds: boolean, problem: string): this {
    if (!holds) {
      this.problems.push(problem);
    }
    return this;
  }

  /** A whole number inside inclusive bounds. */
  integer(name: string, value: number | undefined, min: number, max = Number.POSITIVE_INFINITY): this {
    const holds = isUnknown(value) || (Number.isInteger(value) && isWithin(value, min, max));
    return this.rule(holds, `${name} must be a whole number ${range(min, max)}, got ${value}`);
  }

  /** A number inside inclusive bounds. */
  number(name: string, value: number | undefined, min: number, max: number): this {
    const holds = isUnknown(value) || (Number.isFinite(value) && isWithin(value, min, max));
    return this.rule(holds, `${name} must be a number ${range(min, max)}, got ${value}`);
  }

  /** A whole number of seconds inside inclusive bounds; a token must be in seconds, since it cannot be converted. */
  seconds(name: string, value: Duration | undefined, min: number, max: number): this {
    if (value?.isUnresolved()) {
      const unit = value.unitLabel();
      return this.rule(unit === 'seconds', `${name} must be in seconds when it is a token, got one in ${unit}`);
    }
    const seconds = value?.toSeconds({ integral: false });
    const holds = seconds === undefined || (Number.isInteger(seconds) && isWithin(seconds, min, max));
    return this.rule(holds, `${name} must be a whole number of seconds ${range(min, max)}, got ${seconds}`);
  }

  /** The first value is not above the second. */
  atMost(name: string, value: number, limitName: string, limit: number): this {
    const holds = isUnknown(value) || isUnknown(limit) || value <= limit;
    return this.rule(holds, `${name} must be at most ${limitName}, got ${value} and ${limit}`);
  }

  /** Takes over the problems of a part, so that they are told with those of the whole. */
  include(part: PropChecks): this {
    this.problems.push(...part.problems);
    return this;
  }

  /** Everything that is wrong, as a construct's validation tells it. */
  get all(): string[] {
    return [...this.problems];
  }

  /** @throws Error that names what was to be made, where, and every problem, if there is any */
  throwFor(what: string, scope?: IConstruct, id?: string): void {
    if (this.problems.length > 0) {
      const path = [scope?.node.path, id].filter((part) => part).join('/');
      throw new Error(`${[what, path].filter((part) => part).join(' ')}: ${this.problems.join('; ')}`);
    }
  }
}

function isUnknown(value: number | undefined): value is undefined {
  return value === undefined || Token.isUnresolved(value);
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

function range(min: number, max: number): string {
  return max === Number.POSITIVE_INFINITY ? `of at least ${min}` : `between ${min} and ${max}`;
}
