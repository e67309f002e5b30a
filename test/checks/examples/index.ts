import { INSTANCE_EXAMPLES } from './instances';
import type { Examples } from './resources';
import { SCALING_EXAMPLES } from './scaling';

/** For each check what it finds and what not, by the check's id; docs/checks.md shows the first message of each. */
export const EXAMPLES: Examples = { ...SCALING_EXAMPLES, ...INSTANCE_EXAMPLES };
