import type { Stack } from 'aws-cdk-lib';
import { HardenedLaunchTemplate } from '../../lib';
import type { Rendered } from '../../scripts/coverage/coverage';
import { addEveryKind } from '../policies/every-kind';
import { importedVpc, templateOf } from '../support/template';
import { GROUPS } from './groups';
import { LAUNCH_TEMPLATES } from './launch-templates';

/** What our constructs can set, all of it between them. */
export const EXAMPLES: ReadonlyArray<(stack: Stack) => void> = [
  ...GROUPS,
  ...LAUNCH_TEMPLATES.map((propsIn) => (stack: Stack) => {
    new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...propsIn(stack) });
  }),
  addEveryKind,
];

/** The templates of the examples. */
export function synthesizeExamples(): readonly Rendered[] {
  return EXAMPLES.map((build) => templateOf(build).toJSON() as Rendered);
}
