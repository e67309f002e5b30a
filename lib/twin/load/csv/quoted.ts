const LONGEST = 40;

/** A field for a message: in quotes, on one line, and cut, since a quote that is never closed makes a long field. */
export function quoted(field = ''): string {
  const line = field.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `"${line.slice(0, LONGEST)}..."` : `"${line}"`;
}
