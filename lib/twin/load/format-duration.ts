const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

/**
 * A duration for people, in the greatest unit that it reaches, to one decimal.
 *
 * @param seconds not negative
 * @example formatDuration(5400) // '1.5 h'
 */
export function formatDuration(seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ['s', 1];
  return `${Number((seconds / length).toFixed(1))} ${unit}`;
}
