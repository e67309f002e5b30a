import { isDeepStrictEqual } from 'node:util';
import { decideOn, type PlanDecision } from '../../lib/scaling/controller/decide-on';
import type { TickLine } from './tick-lines';

const FIELDS = ['plan', 'actions', 'reasons'] as const;

/** A field of a decision that came out otherwise: its elements in the log, and now, without those that both have. */
export interface Difference {
  readonly field: (typeof FIELDS)[number];
  readonly logged: readonly unknown[];
  readonly replayed: readonly unknown[];
}

/** A tick that was decided again. */
export interface ReplayedTick {
  readonly tick: TickLine;
  readonly isSame: boolean;
  readonly differences: readonly Difference[];
  /** Why it could not be decided again. */
  readonly error?: string;
}

/** Decides again on what a tick went by, and compares. */
export function replayTick(tick: TickLine): ReplayedTick {
  try {
    const { now, policy, snapshot, evidence } = tick;
    const differences = differencesOf(tick, decideOn(now, policy, snapshot, evidence));
    return { tick, isSame: differences.length === 0, differences };
  } catch (error) {
    return { tick, isSame: false, differences: [], error: (error as Error).message };
  }
}

function differencesOf(tick: TickLine, decision: PlanDecision): readonly Difference[] {
  const again = JSON.parse(JSON.stringify(decision)) as PlanDecision; // as a log has it
  return FIELDS.filter((field) => !isDeepStrictEqual(tick[field], again[field])).map((field) => ({
    field,
    logged: without(tick[field], again[field]),
    replayed: without(again[field], tick[field]),
  }));
}

/** Elements that are not among the others; all of them, when only their order differs. */
function without(elements: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const rest = elements.filter((element) => !others.some((other) => isDeepStrictEqual(element, other)));
  const isReordered = rest.length === 0 && elements.length === others.length;
  return isReordered ? elements : rest;
}
