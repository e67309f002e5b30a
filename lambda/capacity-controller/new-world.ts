import type { World } from './surroundings';

/**
 * The world of a container that starts cold, with the machine's clock.
 *
 * Lines go straight to standard output, since `console.log` would put Lambda's prefix before the JSON.
 */
export function newWorld(ports: Pick<World, 'config' | 'groups' | 'loads' | 'meter'>): World {
  return {
    ...ports,
    memories: new Map(),
    boots: new Map(),
    floors: new Map(),
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    writeLine: (line) => void process.stdout.write(`${JSON.stringify(line)}\n`),
  };
}
