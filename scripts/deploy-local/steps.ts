import { bootstrap, deploy, deployAgain, destroy, diff } from './deployment';
import { inspectGroup, inspectPolicy, inspectResources } from './inspection';
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
  { title: 'deployed Lambda', run: operate },
  { title: 'cdk diff', run: diff },
  { title: 'cdk deploy again', run: deployAgain },
];

/** The last step, unless the stack is to be kept. */
export const CLEAN_UP: Step = { title: 'clean-up', run: destroy };
