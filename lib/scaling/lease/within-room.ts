import type { FloorAction, ScheduledAction } from './floor-action';
import { MOST_ACTIONS } from './lease-room';

/** Sets the group's minimum at a time. *Assumption*: of an action that had this name before, nothing stays. */
export type PutFloor = { readonly api: 'PutScheduledUpdateGroupAction' } & FloorAction;

/** Takes a scheduled action away. That it is gone already is no failure. */
export interface DeleteFloor {
  readonly api: 'DeleteScheduledAction';
  readonly name: string;
}

/** A write that brings the scheduled actions of a group nearer to a lease. */
export type LeaseWrite = PutFloor | DeleteFloor;

interface OrderedWrites {
  /** What goes first. */
  readonly first: readonly ScheduledAction[];
  /** What is put after it, in this order. */
  readonly puts: readonly FloorAction[];
  /** What goes last, ordered by time. */
  readonly last: readonly ScheduledAction[];
  /** All of the lease, ordered by time. */
  readonly lease: readonly FloorAction[];
  readonly existing: readonly ScheduledAction[];
}

export interface RoomyWrites {
  readonly writes: readonly LeaseWrite[];
  /** How many more there is no room for. */
  readonly left: number;
}

/**
 * Deletes, puts and deletes, so that the group never has more actions than it may. Where there is no room for one more,
 * what goes last and is later than a floor already put goes before its turn: that floor's lease holds there anyway. When
 * there is nothing such, the writes end there. Time will make room.
 */
export function withinRoom({ first, puts, last, lease, existing }: OrderedWrites): RoomyWrites {
  const names = new Set(existing.filter((action) => !first.includes(action)).map(({ name }) => name));
  const writes: LeaseWrite[] = first.map(deletion);
  let room = MOST_ACTIONS - names.size;
  let stale = last;
  for (const [index, floor] of puts.entries()) {
    if (!names.has(floor.name)) {
      if (room === 0) {
        const after = lease[lease.indexOf(floor) + 1]?.at ?? Number.POSITIVE_INFINITY;
        const outdated = stale.filter(({ at = 0 }) => at > after);
        writes.push(...outdated.map(deletion));
        stale = stale.filter((action) => !outdated.includes(action));
        room += outdated.length;
      }
      if (room === 0) {
        return { writes, left: puts.length - index + stale.length };
      }
      room--;
    }
    writes.push({ api: 'PutScheduledUpdateGroupAction', ...floor });
  }
  return { writes: [...writes, ...stale.map(deletion)], left: 0 };
}

function deletion({ name }: ScheduledAction): LeaseWrite {
  return { api: 'DeleteScheduledAction', name };
}
