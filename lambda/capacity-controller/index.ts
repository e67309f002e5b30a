import type { Context } from 'aws-lambda';
import { readControllerEnvironment } from '../../lib/scaling/controller/controller-environment';
import type { Answer } from './answer';
import { autoScalingPorts } from './auto-scaling';
import { cpuLoadReader } from './cloud-watch';
import { handleEvent } from './controller';
import type { Surroundings } from './surroundings';

/**
 * Kept while the container lives: configuration, clients, and what was learned of the load, which a cold start reads
 * again. Read anew each invocation: how the group stands.
 * Lines go straight to standard output, since `console.log` would put Lambda's prefix before the JSON.
 */
const surroundings: Omit<Surroundings, 'remaining'> = {
  config: readControllerEnvironment(process.env),
  groups: autoScalingPorts(),
  loads: cpuLoadReader(),
  memories: new Map(),
  now: () => Date.now(),
  writeLine: (line) => void process.stdout.write(`${JSON.stringify(line)}\n`),
};

export const handler = (event: unknown, context: Context): Promise<Answer> =>
  handleEvent(event, context.awsRequestId, {
    ...surroundings,
    remaining: () => context.getRemainingTimeInMillis(),
  });
