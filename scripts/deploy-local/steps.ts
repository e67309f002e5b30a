import { bootstrap, deploy, deployAgain, deployLead, destroy, diff } from './deployment';
import { leaseFloors } from './floors';
import { holdAndRelease } from './hold-and-release';
import { inspectAlarms, inspectGroup, inspectPolicy, inspectResources } from './inspection';
import { leadGroup } from './lead';
import { operate } from './operation';
import type { Target } from './target';

/** A part of a run; tells in a few words what it found. */
export interface Step {
  readonly title: string;
  readonly run: (target: Target) => Promise<string>;
}

/** What is done on each emulator, in this order. A step that finds anything wrong throws, the rest is left out. */
export const STEPS: readonly Step[] = [
  { title: 'cdk bootstrap', run: bootstrap },
  { title: 'cdk deploy', run: deploy },
  { title: 'resources', run: inspectResources },
  { title: 'group', run: inspectGroup },
  { title: 'scaling policy', run: inspectPolicy },
  { title: 'alarms', run: inspectAlarms },
  { title: 'deployed Lambda', run: onLambda(operate) },
  { title: 'floors', run: onLambda(leaseFloors) },
  { title: 'cdk deploy lead', run: deployLead },
  { title: 'lead', run: onLambda(leadGroup) },
  { title: 'hold, release', run: onLambda(holdAndRelease) },
  { title: 'cdk diff', run: diff },
  { title: 'cdk deploy again', run: deployAgain },
];

/** A step that invokes the deployed function, where the emulator runs it. */
function onLambda(run: Step['run']): Step['run'] {
  return async (target) => {
    const { name, runsLambda } = target.emulator;
    return runsLambda ? run(target) : `not run: ${name} needs Docker for it`;
  };
}

/** The last step, unless the stack is to be kept. */
export const CLEAN_UP: Step = { title: 'clean-up', run: destroy };
