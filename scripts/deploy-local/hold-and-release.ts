import { checkEqual } from './check';
import { invoke } from './invoke';
import { setSchedule } from './schedule';
import { readScheduledActions, type ScheduledAction } from './scheduled-actions';
import type { Target } from './target';
import { baselineOf } from './template';
import { type Controlled, readControlled, readWritten, tick } from './ticks';

/** An operator holds the group, so that a tick writes nothing, resumes, and takes the floors away. */
export async function holdAndRelease(target: Target): Promise<string> {
  const controlled = await readControlled(target);
  await obey(target, controlled, { command: 'hold', minutes: 30 });
  const held = await readWritten(target, controlled);
  checkEqual('headroom-hold', namesIn(held.scheduledActions).includes('headroom-hold'), true);

  const { writes, reasons } = await tick(target, controlled);
  checkEqual('what a tick wrote while held, and why', [writes, reasons[0]?.code], [[], 'HELD']);
  checkEqual('the group after a tick while held', await readWritten(target, controlled), held);

  await obey(target, controlled, { command: 'resume' });
  checkEqual(
    'headroom-hold',
    namesIn(await readScheduledActions(target, controlled.group)).includes('headroom-hold'),
    false,
  );

  await obey(target, controlled, { command: 'release' });
  const released = await readScheduledActions(target, controlled.group);
  checkEqual('the scheduled actions after release', namesIn(released), ['headroom-release', 'headroom-hold']);
  const baseline = baselineOf(target.template);
  const floors = released.map(({ MinSize }) => MinSize);
  checkEqual('the minimums that are left', floors, [baseline, baseline]);
  await setSchedule(target, 'enable-rule');
  return 'held: no writes; resumed; released: no floors';
}

async function obey(target: Target, { controller }: Controlled, event: object): Promise<void> {
  const { outcome } = await invoke(target, controller, event);
  checkEqual(`the outcome of ${JSON.stringify(event)}`, outcome, 'changed');
}

function namesIn(actions: readonly ScheduledAction[]): string[] {
  return actions.map(({ ScheduledActionName }) => ScheduledActionName);
}
