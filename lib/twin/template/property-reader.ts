import { isObject, kindOf, own } from './json';
import { isResolvedObject, type Resolved, scalarText, Unresolved } from './resolved';

/** What a reader of the template has to know: a value that could not be read, or one that has no effect here. */
export interface Finding {
  /** For example `Resources.Group.Properties.MinSize`. */
  readonly path: string;
  readonly message: string;
}

const flags: { readonly [text: string]: boolean } = { true: true, false: false };

/**
 * Reads typed values from resolved properties. A value that is missing is undefined; a value that is there but
 * unresolved, or not of the kind asked for, is undefined too, and a finding.
 */
export class PropertyReader {
  constructor(
    private readonly value: Resolved,
    private readonly path: string,
    private readonly report: (finding: Finding) => void,
  ) {}

  keys(): readonly string[] {
    return isResolvedObject(this.value) ? Object.keys(this.value) : [];
  }

  text(key: string): string | undefined {
    return this.read(key, 'text', scalarText);
  }

  /** A number; CloudFormation writes many as text. */
  number(key: string): number | undefined {
    return this.read(key, 'a number', numberOf);
  }

  /** A whole number of at least 0. */
  count(key: string): number | undefined {
    return this.read(key, 'a whole number of at least 0', (value) => {
      const number = numberOf(value);
      return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
    });
  }

  flag(key: string): boolean | undefined {
    return this.read(key, 'true or false', (value) => own(flags, scalarText(value) ?? ''));
  }

  /** The texts of a list; a single text is a list of one. Empty when missing. */
  texts(key: string): readonly string[] {
    return this.items(key).flatMap((item, index) => {
      const text = scalarText(item);
      if (text === undefined) {
        this.refuse(`${key}.${index}`, item, 'text');
      }
      return text === undefined ? [] : [text];
    });
  }

  /** A reader for each object of a list. Empty when missing. */
  objects(key: string): readonly PropertyReader[] {
    return this.items(key).map((item, index) => new PropertyReader(item, `${this.path}.${key}.${index}`, this.report));
  }

  /** A reader for a nested object; undefined when it is not set. */
  object(key: string): PropertyReader | undefined {
    const nested = this.read(key, 'an object', (value) => (isResolvedObject(value) ? value : undefined));
    return nested && new PropertyReader(nested, `${this.path}.${key}`, this.report);
  }

  /** The properties as plain data, empty if they are not an object. Null is not set; what is unresolved is reported. */
  plain(): { readonly [key: string]: unknown } {
    const stripped = this.strip(this.value, this.path);
    return isObject(stripped) ? stripped : {};
  }

  private items(key: string): readonly Resolved[] {
    return this.read(key, 'a list', (value) => (Array.isArray(value) ? value : [value])) ?? [];
  }

  private read<T>(key: string, expected: string, parse: (value: Resolved) => T | undefined): T | undefined {
    const value = isResolvedObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    if (value === undefined || value === null) {
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

  private strip(value: Resolved, path: string): unknown {
    if (value instanceof Unresolved) {
      this.report({ path: value.path, message: value.reason });
      return undefined;
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => this.strip(item, `${path}.${index}`)).filter((item) => item !== undefined);
    }
    if (!isResolvedObject(value)) {
      return value ?? undefined;
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]) => [key, this.strip(item, `${path}.${key}`)] as const)
        .filter(([, item]) => item !== undefined),
    );
  }
}

function numberOf(value: Resolved): number | undefined {
  const text = scalarText(value)?.trim();
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
