import { dirname } from 'node:path';
import { controllerOf } from '../../twin/template/controller-of';
import type { Stack } from '../../twin/template/read-stack';
import { VirtualClock } from '../clock';
import { findLambdaCode } from '../lambda-code';
import { LambdaHost } from '../lambda-host';
import { LiveWorld } from '../live-world';
import { loadStack } from '../load-stack';
import { serve } from '../serve';
import { follow } from './follow';
import { functionText, introduce } from './introduce';
import type { Narrator } from './narrator';
import { instanceText, Observer, settled } from './observer';
import { runSteps, toNextMinute } from './run-steps';

/** What `headroom local` is asked to do. */
interface MainJobOptions {
  /** File of the synthesized template. */
  readonly templatePath: string;
  /** @default 0, a free one */
  readonly port?: number;
  readonly narrator: Narrator;
  /** Registers something to be undone at the end, whatever happens; undone in reverse order. */
  readonly defer: (undo: () => unknown) => void;
}

/** What stays up after the job. */
export interface MainJobResult {
  readonly url: string;
  readonly world: LiveWorld;
  readonly stack: Stack;
}

/**
 * Loads a template into the embedded AWS and lets the template's own Lambda function, the bundle that is deployed, change
 * the group's capacity through the real SDK; checks from outside that the group followed.
 *
 * @throws Error with one line, at the first thing that did not follow
 */
export async function runMainJob(options: MainJobOptions): Promise<MainJobResult> {
  const { templatePath, port = 0, narrator, defer } = options;
  const started = performance.now();
  const stack = await loadStack(templatePath);
  const clock = new VirtualClock();
  const world = new LiveWorld(stack, clock);
  const endpoint = await serve({ world, port });
  defer(() => endpoint.close());
  narrator.title('Headroom on the embedded AWS');
  narrator.line('');
  introduce(stack, templatePath, narrator);
  const { groupName, controller } = chooseGroup(stack);
  const observer = await Observer.connect(endpoint.url, stack.region, groupName);
  defer(() => observer.close());
  narrator.fact('controller', controller ? functionText(controller) : 'none in the template');
  narrator.fact('endpoint', `${endpoint.url} (Auto Scaling, CloudWatch; virtual clock)`);

  narrator.step(clock.now(), 'the stack is created');
  const first = await follow(observer, clock, narrator);
  if (!settled(first)) {
    throw new Error(`instances did not start, ${instanceText(first)} for a desired ${first.desired}`);
  }
  narrator.result('group', [`desired ${first.desired}, ${instanceText(first)}`]);
  toNextMinute(clock);
  if (!controller) {
    narrator.conclusion('Nothing more to run: no function of the template has AUTO_SCALING_GROUP_NAME set to a group.');
    return { url: endpoint.url, world, stack };
  }

  const code = findLambdaCode(controller, dirname(templatePath));
  const host = new LambdaHost(controller, code, {
    endpointUrl: endpoint.url,
    region: stack.region,
    clock: { now: () => world.read().now },
  });
  world.functions.set(controller.name, host);
  defer(() => host.close());
  const count = await runSteps({ stack, clock, controller: host, observer, narrator });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  narrator.conclusion(
    `Done: ${count} invocations of the bundled Lambda, each checked through the API, in ${seconds} s.`,
  );
  return { url: endpoint.url, world, stack };
}

/** The first group with a controller, else the first. */
function chooseGroup(stack: Stack) {
  const controlled = stack.groups.find(({ name }) => controllerOf(stack, name));
  const groupName = (controlled ?? stack.groups[0])?.name ?? '';
  return { groupName, controller: controllerOf(stack, groupName) };
}
