/** Inclusive bounds that the group enforces on its desired capacity, in instances. */
export interface CapacityRange {
  readonly min: number;
  readonly max: number;
}
