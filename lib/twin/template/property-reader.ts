import { isObject, kindOf, own } from './json';
import { plainData } from './plain-data';
import { isResolvedObject, type Resolved, scalarNumber, scalarText, Unresolved } from './resolved';

/** What a reader of the template has to know: a value that could not be read, or one that has no effect here. */
export interface Finding {
  /** For example `Resources.Group.Properties.MinSize`. */
  readonly path: string;
  readonly message: string;
}

interface CountOptions {
  /** @default 0 */
  readonly least?: number;
  /** The number that AWS takes as not set. @default - there is none */
  readonly unset?: number;
}

const flags: { readonly [text: string]: boolean } = { true: true, false: false };

/**
 * Reads typed values from resolved properties. A value that is missing is undefined; a value that is there but
 * unresolved, or not of the kind asked for, is undefined too, and a finding.
 */
export class PropertyReader {
  constructor(
    private readonly value: Resolved,
    /** Where the properties are in the template. */
    readonly path: string,
    private readonly report: (finding: Finding) => void,
  ) {}

  keys(): readonly string[] {
    return isResolvedObject(this.value) ? Object.keys(this.value) : [];
  }

  text(key: string): string | undefined {
    return this.read(key, 'text', scalarText);
  }

  /** One of a few texts. */
  choice<T extends string>(key: string, choices: readonly T[]): T | undefined {
    return this.read(key, `one of ${choices.join(', ')}`, (value) =>
      choices.find((choice) => choice === scalarText(value)),
    );
  }

  /** A number; CloudFormation writes many as text. */
  number(key: string): number | undefined {
    return this.read(key, 'a number', scalarNumber);
  }

  /** A whole number of at least `least`; undefined also when it is the number that stands for not set. */
  count(key: string, { least = 0, unset }: CountOptions = {}): number | undefined {
    const count = this.read(key, `a whole number of at least ${least}`, (value) => {
      const number = scalarNumber(value) ?? Number.NaN;
      return Number.isInteger(number) && (number >= least || number === unset) ? number : undefined;
    });
    return count === unset ? undefined : count;
  }

  flag(key: string): boolean | undefined {
    return this.read(key, 'true or false', (value) => own(flags, scalarText(value) ?? ''));
  }

  /** The texts of a list; a single text is a list of one. Empty when missing. */
  texts(key: string): readonly string[] {
    return this.names(key).flatMap((name) => {
      if (name instanceof Unresolved) {
        this.refuse(key, name, 'text');
        return [];
      }
      return [name];
    });
  }

  /** As `texts`, with what is unresolved left in its place and not reported, for a reader that can do without. */
  names(key: string): readonly (string | Unresolved)[] {
    return this.items(key).flatMap((item, index) => {
      const name = item instanceof Unresolved ? item : scalarText(item);
      if (name === undefined) {
        this.refuse(`${key}.${index}`, item, 'text');
        return [];
      }
      return [name];
    });
  }

  /** A reader for each object of a list. Empty when missing. */
  objects(key: string): readonly PropertyReader[] {
    return this.items(key).flatMap((item, index) => {
      if (!isResolvedObject(item)) {
        this.refuse(`${key}.${index}`, item, 'an object');
        return [];
      }
      return [new PropertyReader(item, `${this.path}.${key}.${index}`, this.report)];
    });
  }

  /** A reader for a nested object; undefined when it is not set. */
  object(key: string): PropertyReader | undefined {
    const nested = this.read(key, 'an object', (value) => (isResolvedObject(value) ? value : undefined));
    return nested && new PropertyReader(nested, `${this.path}.${key}`, this.report);
  }

  /** The properties as plain data, empty if they are not an object. Null is not set; what is unresolved is reported. */
  plain(): { readonly [key: string]: unknown } {
    const data = plainData(this.value, this.path, this.report);
    return isObject(data) ? data : {};
  }

  private items(key: string): readonly Resolved[] {
    const value = this.valueOf(key) ?? [];
    return Array.isArray(value) ? value : [value];
  }

  /** Null is not set. */
  private valueOf(key: string): Exclude<Resolved, null> {
    return (isResolvedObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined) ?? undefined;
  }

  private read<T>(key: string, expected: string, parse: (value: Resolved) => T | undefined): T | undefined {
    const value = this.valueOf(key);
    if (value === undefined) {
      return undefined;
    }
    const parsed = value instanceof Unresolved ? undefined : parse(value);
    if (parsed === undefined) {
      this.refuse(key, value, expected);
    }
    return parsed;
  }

  private refuse(key: string, value: Resolved, expected: string): void {
    const found = scalarText(value) ?? kindOf(value);
    this.report(
      value instanceof Unresolved
        ? { path: value.path, message: value.reason }
        : { path: `${this.path}.${key}`, message: `${key} must be ${expected}, got ${found}` },
    );
  }
}
