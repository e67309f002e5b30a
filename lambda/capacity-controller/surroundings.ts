import type { ControllerEnvironment } from '../../lib/scaling/controller/controller-environment';
import type { ControllerMemory } from '../../lib/scaling/controller/controller-memory';
import type { GroupReader, GroupWriter, LineWriter, LoadReader } from './ports';

/** What the controller needs of the world around it. */
export interface Surroundings {
  readonly config: ControllerEnvironment;
  readonly groups: GroupReader & GroupWriter;
  readonly loads: LoadReader;
  /** What was learned of each group, by name; empty after a cold start, and caught up by the next tick. */
  readonly memories: Map<string, ControllerMemory>;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Milliseconds that are left of the present invocation. */
  readonly remaining: () => number;
  readonly writeLine: LineWriter;
}
