/** @throws RangeError when the value is less than `least`, or not a number */
export function checkAtLeast(name: string, value: number, least: number): void {
  if (!(value >= least)) {
    throw new RangeError(`${name} must be at least ${least}, got ${value}`);
  }
}

/** @throws RangeError when the value is not above `limit`, or not a number */
export function checkAbove(name: string, value: number, limit: number): void {
  if (!(value > limit)) {
    throw new RangeError(`${name} must be greater than ${limit}, got ${value}`);
  }
}

/** @throws RangeError when the value is not a whole number of at least `least` */
export function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`);
  }
}

/** @throws RangeError for NaN; an infinite value is one */
export function checkNumber(name: string, value: number): void {
  if (Number.isNaN(value)) {
    throw new RangeError(`${name} must be a number, got ${value}`);
  }
}
