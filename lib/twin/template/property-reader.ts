import { kindOf } from './json';
import { isResolvedObject, type Resolved, scalarText, Unresolved } from './resolved';

/** Something in the template that was needed and not understood. */
export interface Finding {
  /** For example `Resources.Group.Properties.MinSize`. */
  readonly path: string;
  readonly message: string;
}

/**
 * Reads typed values from resolved properties. A value that is missing is undefined; a value that is there but
 * unresolved, or not of the kind asked for, is undefined too, and a finding.
 */
export class PropertyReader {
  public constructor(
    private readonly value: Resolved,
    private readonly path: string,
    private readonly report: (finding: Finding) => void,
  ) {}

  public keys(): readonly string[] {
    return isResolvedObject(this.value) ? Object.keys(this.value) : [];
  }

  public text(key: string): string | undefined {
    return this.read(key, 'text', scalarText);
  }

  /** A number; CloudFormation writes many as text. */
  public number(key: string): number | undefined {
    return this.read(key, 'a number', numberOf);
  }

  /** A whole number of at least 0. */
  public count(key: string): number | undefined {
    return this.read(key, 'a whole number of at least 0', (value) => {
      const number = numberOf(value);
      return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
    });
  }

  public flag(key: string): boolean | undefined {
    return this.read(key, 'true or false', (value) => ({ true: true, false: false })[scalarText(value) ?? '']);
  }

  /** The texts of a list; a single text is a list of one. Empty when missing. */
  public texts(key: string): readonly string[] {
    return this.items(key).flatMap((item, index) => {
      const text = scalarText(item);
      if (text === undefined) this.refuse(`${key}.${index}`, item, 'text');
      return text === undefined ? [] : [text];
    });
  }

  /** A reader for each object of a list. Empty when missing. */
  public objects(key: string): readonly PropertyReader[] {
    return this.items(key).map((item, index) => new PropertyReader(item, `${this.path}.${key}.${index}`, this.report));
  }

  /** A reader for a nested object; undefined when it is not set. */
  public object(key: string): PropertyReader | undefined {
    const nested = this.read(key, 'an object', (value) => (isResolvedObject(value) ? value : undefined));
    return nested && new PropertyReader(nested, `${this.path}.${key}`, this.report);
  }

  /** The value itself, as plain data. Unresolved parts are left out and reported. */
  public plain(): unknown {
    return this.strip(this.value, this.path);
  }

  private items(key: string): readonly Resolved[] {
    return this.read(key, 'a list', (value) => (Array.isArray(value) ? value : [value])) ?? [];
  }

  private read<T>(key: string, expected: string, parse: (value: Resolved) => T | undefined): T | undefined {
    const value = isResolvedObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    if (value === undefined || value === null) return undefined;
    const parsed = value instanceof Unresolved ? undefined : parse(value);
    if (parsed === undefined) this.refuse(key, value, expected);
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
    if (Array.isArray(value)) return value.map((item, index) => this.strip(item, `${path}.${index}`));
    if (!isResolvedObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.strip(item, `${path}.${key}`)]));
  }
}

function numberOf(value: Resolved): number | undefined {
  const text = scalarText(value)?.trim();
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
