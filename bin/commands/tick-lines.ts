import type { ControllerPolicy } from '../../lib/scaling/controller/controller-policy';
import type { Action } from '../../lib/scaling/controller/decision';
import type { Evidence } from '../../lib/scaling/controller/evidence';
import type { GroupSnapshot } from '../../lib/scaling/controller/group-snapshot';
import type { PlanStep } from '../../lib/scaling/plan-step';
import type { Reason } from '../../lib/scaling/reason';

/** What the controller's log tells of a tick that came to a decision: what it went by, and what came of it. */
export interface TickLine {
  readonly group: string;
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  readonly policy: ControllerPolicy;
  readonly snapshot: GroupSnapshot;
  readonly evidence: Evidence;
  readonly plan: readonly PlanStep[];
  readonly actions: readonly Action[];
  readonly reasons: readonly Reason[];
}

/** What was found in a log. */
export interface FoundTicks {
  readonly ticks: readonly TickLine[];
  /** Lines with something else on them. */
  readonly others: number;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Finds the lines of ticks in a log of the controller: JSON lines as it writes them, after a timestamp, or inside the
 * `message` of CloudWatch Logs; and the answers of `aws logs filter-log-events` and `get-query-results`.
 */
export function findTicks(text: string): FoundTicks {
  const entries = wholeDocument(text) ?? text.split('\n').filter((line) => line.trim() !== '');
  const ticks = entries.flatMap((entry) => tickIn(entry) ?? []);
  return { ticks, others: entries.length - ticks.length };
}

/** The entries of a text that is one JSON document in several lines: a list, or a list under a name. */
function wholeDocument(text: string): readonly unknown[] | undefined {
  if (!/^\s*[[{]\s*\n/.test(text)) {
    return undefined;
  }
  const document = parse(text);
  const lists = isFields(document) ? Object.values(document).filter(Array.isArray) : [];
  const list: unknown = Array.isArray(document)
    ? document
    : (lists[0] ?? (isFields(document) ? [document] : undefined));
  return Array.isArray(list) ? list : undefined;
}

/** A tick that is an entry, or inside its text or its message. */
function tickIn(entry: unknown): TickLine | undefined {
  if (typeof entry === 'string') {
    const start = entry.indexOf('{');
    return start < 0 ? undefined : tickIn(parse(entry.slice(start)));
  }
  if (Array.isArray(entry)) {
    return tickIn(entry.find((column) => isFields(column) && column.field === '@message')?.value);
  }
  if (!isFields(entry)) {
    return undefined;
  }
  return isTick(entry) ? entry : tickIn(entry.message ?? entry['@message']);
}

function isTick(fields: Fields): fields is Fields & TickLine {
  const { command, group, now, policy, snapshot, evidence, plan, actions, reasons } = fields;
  return (
    command === 'tick' &&
    typeof group === 'string' &&
    typeof now === 'number' &&
    [policy, snapshot, evidence].every(isFields) &&
    [plan, actions, reasons].every(Array.isArray)
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
