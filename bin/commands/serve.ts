import { dirname } from 'node:path';
import { OngoingClock } from '../../lib/local-aws/clock';
import { ClosedLoop } from '../../lib/local-aws/closed-loop/closed-loop';
import type { Speed } from '../../lib/local-aws/closed-loop/pace';
import { howToUse } from '../../lib/local-aws/how-to-use';
import { nextSignal } from '../../lib/local-aws/next-signal';
import { isoSeconds } from '../../lib/twin/iso-time';
import { findGroup } from '../../lib/twin/simulate/find-group';
import type { Run } from '../../lib/twin/simulate/run';
import { checkOutputs } from './check-outputs';
import { type Load, type LoadArguments, readLoad } from './load';
import { openTemplate } from './open-templates';
import { print } from './print';
import type { Progress } from './progress';
import { namedReports } from './report-files';
import { optionsOf, outcomeOf, type TemplateArguments } from './run-template';
import { conditionsOf, type TellArguments, tellResults } from './tell-results';
import { titled } from './titled';

/** Arguments of `headroom serve`, as they were given. */
export interface ServeArguments extends LoadArguments, TemplateArguments, TellArguments {
  readonly seed: number;
  readonly speed: Speed;
  readonly port?: number;
  /** Whether the endpoint stays up after the load. */
  readonly keep: boolean;
  readonly callsPerSecond?: number;
}

/**
 * Runs `headroom serve`: replays a load with the stack behind the AWS APIs, its own Lambda in control.
 *
 * @returns the exit code: 0; 1 when a --fail-if holds or an invocation failed; 130 and 143 after SIGINT and SIGTERM
 * @throws Error with one line for input that cannot be used; nothing is written then
 */
export async function serveCommand(path: string, given: ServeArguments, progress: Progress): Promise<number> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  conditionsOf(given);
  await checkOutputs(namedReports(given), [
    { option: 'the template', path },
    { option: '--trace', path: given.trace },
  ]);
  const { stack } = await openTemplate(path, given);
  const group = findGroup(stack, given.group);
  const load = await readLoad(given, progress);
  const options = optionsOf(stack, group, load, given);
  const loop = new ClosedLoop({ ...options, ...given, folder: dirname(path), group });
  const signal = nextSignal();
  const abort = new AbortController();
  try {
    const url = await loop.open();
    print([`${stack.name} is served at ${url} (Auto Scaling, CloudWatch, ELB; speed ${given.speed})`, '']);
    const replay = loop.replay(given.speed, progress.of('replaying'), abort.signal);
    const first = await Promise.race([replay, signal.received]);
    if (typeof first === 'number') {
      abort.abort();
      await replay.catch(() => undefined);
      progress.clear();
      return first;
    }
    const code = await tell(first, loop, load, given, progress);
    if (given.keep) {
      loop.world.follow(new OngoingClock(loop.clock.now()));
      print(['', `The clock goes on from ${isoSeconds(loop.clock.now())}, in real time and without a load.`]);
      print(howToUse(url, stack, loop.world.functions.keys()));
      await signal.received;
    }
    return code;
  } finally {
    signal.forget();
    await loop.close();
  }

  async function tell(run: Run, { invoked }: ClosedLoop, replayed: Load, ...rest: [ServeArguments, Progress]) {
    const outcomes = titled([[outcomeOf(group, options, run)]]);
    const lines = invoked ? invocationLines(invoked) : ['none in the template: its policies alone were at work'];
    const code = await tellResults({ load: replayed, outcomes, sections: [{ title: 'Controller', lines }] }, ...rest);
    return invoked && invoked.failures.length > 0 ? 1 : code;
  }
}

function invocationLines({ count, failed, failures }: NonNullable<ClosedLoop['invoked']>): readonly string[] {
  return [
    `${count} invocations of the bundled Lambda through the real SDK, ${failed} failed`,
    ...failures.map((message) => `failed: ${message}`),
  ];
}
