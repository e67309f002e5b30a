import type { Result } from './environment';
import type { Launch } from './launch';

/** How the function sees and changes targets. Each rejects when the call failed. */
export interface Targets {
  register(targetGroupArn: string, instanceId: string): Promise<void>;
  deregister(targetGroupArn: string, instanceId: string): Promise<void>;
  /** State of the target, for example `healthy`; undefined when it is not told. */
  health(targetGroupArn: string, instanceId: string): Promise<string | undefined>;
}

/** How the function ends an instance's wait. */
export interface Hooks {
  /** Whether somebody still waited. Rejects when the call failed. */
  complete(launch: Launch, result: Result): Promise<boolean>;
}

/** What passes, and what is told. */
export interface Surroundings {
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Milliseconds that are left of the invocation. */
  readonly remaining: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}
