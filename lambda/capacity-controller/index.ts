import type { Context } from 'aws-lambda';
import type { Answer } from './answer';
import { autoScalingPorts } from './aws';
import { readConfig } from './config';
import { handleEvent, type Surroundings } from './controller';

/**
 * The capacity controller's entry point.
 *
 * Made once a container: configuration, client. Made anew each invocation: everything it knows of the group.
 * Lines go straight to standard output, since `console.log` would put Lambda's prefix before the JSON.
 */
const surroundings: Surroundings = {
  config: readConfig(process.env),
  groups: autoScalingPorts(),
  now: Date.now,
  writeLine: (line) => void process.stdout.write(`${JSON.stringify(line)}\n`),
};

export const handler = (event: unknown, context: Context): Promise<Answer> =>
  handleEvent(event, context.awsRequestId, surroundings);
