import type { Context } from 'aws-lambda';
import { readControllerEnvironment } from '../../lib/scaling/controller/controller-environment';
import { autoScalingPorts } from './aws/auto-scaling';
import { loadReader } from './aws/cloud-watch';
import { CallMeter } from './call-meter';
import { handleEvent } from './controller';
import { newWorld } from './new-world';

const meter = new CallMeter();

/** Kept while the container lives; read anew at each invocation: how the groups stand. */
const world = newWorld({
  config: readControllerEnvironment(process.env),
  groups: autoScalingPorts(meter),
  loads: loadReader(meter),
  meter,
});

export const handler = (event: unknown, context: Context) => handleEvent(event, context, world);
