/**
 * `digits` hexadecimal digits that depend on `text` alone, for names and identifiers that must be the same in every
 * run. Not cryptographic: 32-bit FNV-1a with the final mix of MurmurHash3, repeated with another prefix until long
 * enough.
 *
 * @example hexHash('web', 4) // always the same four digits
 */
export function hexHash(text: string, digits: number): string {
  let hex = '';
  for (let round = 0; hex.length < digits; round++) {
    hex += mix(fnv1a(`${round}:${text}`))
      .toString(16)
      .padStart(8, '0');
  }
  return hex.slice(0, digits);
}

/** The hash of `text` in the shape of a UUID. */
export function uuidOf(text: string): string {
  const hex = hexHash(text, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
