/** What sets a property, or why nothing does. It holds for all properties below it that have no claim of their own. */
export type Claim = { readonly setBy: string } | { readonly because: string };

/** Claims by the path of their property. */
export type Claims = Readonly<Record<string, Claim>>;

/** A property that these set. */
export function by(...names: readonly string[]): Claim {
  return { setBy: names.join(', ') };
}

/** A property that nothing sets. */
export function without(because: string): Claim {
  return { because };
}

/** Props of a construct, by names that the compiler checks. */
export function propsOf<Props>(construct: string): (...names: ReadonlyArray<keyof Props & string>) => string {
  return (...names) => `${names.map((name) => `\`${name}\``).join(', ')} of \`${construct}\``;
}

/** A static factory or a method, by a name that the compiler checks. */
export function member<Class extends { readonly name: string }>(of: Class, name: keyof Class & string): string {
  return `\`${of.name}.${name}\``;
}
