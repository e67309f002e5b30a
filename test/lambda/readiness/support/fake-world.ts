import type { Environment } from '../../../../lambda/readiness/environment';
import type { World } from '../../../../lambda/readiness/handle-launch';

const START = Date.parse('2026-01-05T12:00:00Z');

/** A world where time passes only by waiting, and targets become healthy when it is told. */
export class FakeWorld implements World {
  readonly environment: Environment;
  /** What was called, in order, with the seconds from the start. */
  readonly calls: string[] = [];
  /** Seconds from the start at which a target group finds the instance healthy. @default - never */
  readonly healthyAt = new Map<string, number>();
  /** Calls that fail, by name, until so many seconds from the start. */
  readonly failing = new Map<string, number>();
  isWaiting = true;
  private elapsed = 0;

  constructor(environment: Partial<Environment> = {}) {
    this.environment = {
      targetGroupArns: ['one'],
      timeout: 600_000,
      interval: 10_000,
      onTimeout: 'ABANDON',
      ...environment,
    };
  }

  readonly now = () => START + this.elapsed;
  readonly remaining = () => 900_000 - this.elapsed;
  readonly wait = async (milliseconds: number) => {
    this.elapsed += milliseconds;
  };

  readonly targets = {
    register: async (arn: string) => this.call(`register ${arn}`),
    deregister: async (arn: string) => this.call(`deregister ${arn}`),
    health: async (arn: string) => {
      this.call(`health ${arn}`, false);
      return this.elapsed / 1000 >= (this.healthyAt.get(arn) ?? Number.POSITIVE_INFINITY) ? 'healthy' : 'initial';
    },
  };

  readonly hooks = {
    complete: async (_: unknown, result: string) => {
      this.call(`complete ${result}`);
      return this.isWaiting;
    },
  };

  private call(name: string, isTold = true): void {
    if (isTold) {
      this.calls.push(`${this.elapsed / 1000} ${name}`);
    }
    if (this.elapsed / 1000 < (this.failing.get(name) ?? 0)) {
      throw new Error(`${name} failed`);
    }
  }
}
