const NO_VALUE = 'AWS::NoValue';

/** Stands for whatever only the deployment knows. */
const UNKNOWN = Symbol('unknown');

/**
 * A value of a template: absent, literal, or known only when the template is deployed.
 *
 * A check may build on what is absent or literal. Of everything else it knows nothing, so that every getter below answers
 * `undefined` or `false` for it, and the check passes.
 */
export class TemplateValue {
  public static readonly unknown = new TemplateValue(UNKNOWN);

  constructor(private readonly json: unknown) {}

  /** The value below a path of keys. */
  public at(...keys: readonly string[]): TemplateValue {
    return keys.reduce((value: TemplateValue, key) => value.child(key), this);
  }

  /** Whether it is certain that nothing is given. */
  public get isAbsent(): boolean {
    return this.json === undefined || this.json === null || refOf(this.json) === NO_VALUE;
  }

  /** Whether it is certain that something is given, although perhaps not what. */
  public get isGiven(): boolean {
    return (
      !this.isAbsent && this.json !== UNKNOWN && !hasKey(this.json, 'Fn::If') && !hasKey(this.json, 'Fn::Transform')
    );
  }

  /** Whether it is certain that this is absent, or a literal. */
  public get isKnown(): boolean {
    return this.isAbsent || (this.json !== UNKNOWN && !isIntrinsic(this.json) && this.dynamicReference === undefined);
  }

  /** A number, that templates also write as text. */
  public get number(): number | undefined {
    const isNumeric = typeof this.json === 'string' && /^-?\d+(\.\d+)?$/.test(this.json.trim());
    return typeof this.json === 'number' || isNumeric ? Number(this.json) : undefined;
  }

  /** The number, or what stands for it when nothing is given. */
  public numberOr(absent: number): number | undefined {
    return this.isAbsent ? absent : this.number;
  }

  public get text(): string | undefined {
    const isLiteral = typeof this.json === 'string' || typeof this.json === 'number';
    return isLiteral && this.isKnown ? String(this.json) : undefined;
  }

  /** Text that CloudFormation looks up elsewhere, for example in Parameter Store. */
  public get dynamicReference(): string | undefined {
    return typeof this.json === 'string' && this.json.includes('{{resolve:') ? this.json : undefined;
  }

  /** Whether it is the literal `true`, that templates also write as text. */
  public get isTrue(): boolean {
    return this.json === true || this.json === 'true';
  }

  /** Whether it is the literal `false`, that templates also write as text. */
  public get isFalse(): boolean {
    return this.json === false || this.json === 'false';
  }

  /** The elements of a list; none when it is absent, and `undefined` when it is not known. */
  public get list(): readonly TemplateValue[] | undefined {
    if (this.isAbsent) {
      return [];
    }
    const items = Array.isArray(this.json) ? this.json : undefined;
    return items?.map((item) => new TemplateValue(item)).filter(({ isAbsent }) => !isAbsent);
  }

  /** The elements of a list, when each of them is certain to be there. */
  public get certainList(): readonly TemplateValue[] | undefined {
    return this.list?.every(({ isGiven }) => isGiven) ? this.list : undefined;
  }

  /** How many elements there are at least. */
  public get leastLength(): number {
    return this.list?.filter(({ isGiven }) => isGiven).length ?? 0;
  }

  /** The resource or the parameter that a reference points to. */
  public get target(): string | undefined {
    const attribute = isRecord(this.json) ? this.json['Fn::GetAtt'] : undefined;
    const name = typeof attribute === 'string' ? attribute.split('.')[0] : Array.isArray(attribute) && attribute[0];
    return refOf(this.json) ?? (typeof name === 'string' ? name : undefined);
  }

  /** Every resource that is mentioned in it, however deep. */
  public get mentions(): readonly string[] {
    const own = this.target === undefined ? [] : [this.target];
    const below = isRecord(this.json) || Array.isArray(this.json) ? Object.values(this.json as object) : [];
    return [...own, ...below.flatMap((value) => new TemplateValue(value).mentions)];
  }

  /** What two equal values have in common, to compare them by; references included. */
  public get identity(): string {
    return JSON.stringify(sorted(this.json)) ?? '';
  }

  private child(key: string): TemplateValue {
    if (this.isAbsent) {
      return new TemplateValue(undefined);
    }
    if (!isRecord(this.json) || isIntrinsic(this.json)) {
      return TemplateValue.unknown;
    }
    const mayHoldMore = Object.keys(this.json).some((name) => name.startsWith('Fn::'));
    return !Object.hasOwn(this.json, key) && mayHoldMore ? TemplateValue.unknown : new TemplateValue(this.json[key]);
  }
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isIntrinsic(json: unknown): boolean {
  return (
    isRecord(json) && Object.keys(json).length === 1 && /^(Ref|Condition|Fn::.+)$/.test(Object.keys(json)[0] ?? '')
  );
}

function refOf(json: unknown): string | undefined {
  const name = isIntrinsic(json) ? (json as Readonly<Record<string, unknown>>).Ref : undefined;
  return typeof name === 'string' ? name : undefined;
}

function hasKey(json: unknown, key: string): boolean {
  return isRecord(json) && Object.hasOwn(json, key);
}

function sorted(json: unknown): unknown {
  if (Array.isArray(json)) {
    return json.map(sorted);
  }
  if (!isRecord(json)) {
    return json;
  }
  const entries = Object.entries(json).map(([key, value]) => [key, sorted(value)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
