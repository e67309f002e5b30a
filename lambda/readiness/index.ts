import type { Context } from 'aws-lambda';
import { autoScalingHooks } from './aws/auto-scaling';
import { elasticLoadBalancingTargets } from './aws/elastic-load-balancing';
import { readEnvironment } from './environment';
import { handleLaunch } from './handle-launch';

const environment = readEnvironment(process.env);
const targets = elasticLoadBalancingTargets();
const hooks = autoScalingHooks();

/**
 * Keeps an instance at its launching hook until its targets are healthy.
 *
 * One invocation an instance, which lasts as long as that takes. The hook has a result of its own for the case that this
 * function never ends the wait.
 */
export const handler = async (event: unknown, context: Context) => {
  const outcome = await handleLaunch(event, {
    environment,
    targets,
    hooks,
    now: () => Date.now(),
    remaining: () => context.getRemainingTimeInMillis(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  // Not `console.log`, which would put Lambda's prefix before the JSON.
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return outcome;
};
