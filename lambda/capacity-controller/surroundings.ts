import type { ControllerEnvironment } from '../../lib/scaling/controller/controller-environment';
import type { ControllerMemory } from '../../lib/scaling/controller/controller-memory';
import type { ExpectedFloor } from '../../lib/scaling/controller/expected-floor';
import type { CallMeter } from './call-meter';
import type { GroupReader, GroupWriter, LineWriter, LoadReader } from './ports';
import type { BootTime } from './tick/learn-policy';

/** What is kept of a group while the container lives; a cold start finds it out again. */
export interface Kept {
  /** What was learned of its load, once all of it was read. */
  readonly memories: Map<string, ControllerMemory>;
  /** How long its launches took. */
  readonly boots: Map<string, BootTime>;
  /** Which floors are to come into force. */
  readonly floors: Map<string, ExpectedFloor>;
}

/** What the controller needs of the world, for as long as the container lives. */
export interface World extends Kept {
  readonly config: ControllerEnvironment;
  readonly groups: GroupReader & GroupWriter;
  readonly loads: LoadReader;
  /** Counts the calls that the readers and the writer make. */
  readonly meter: CallMeter;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Lets milliseconds pass. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly writeLine: LineWriter;
}

/** The world during one invocation. */
export interface Surroundings extends World {
  readonly requestId: string;
  readonly functionName: string;
  /** Milliseconds that are left of it. */
  readonly remaining: () => number;
}
