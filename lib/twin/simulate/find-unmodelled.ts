import type { Finding } from '../template/property-reader';
import type { GroupDefinition } from '../template/read-groups';
import { controllerOf, type Stack } from '../template/read-stack';

/** What the template says about a group and a run does not do, beyond what its reader has found. */
export function findUnmodelled(stack: Stack, { name, logicalId, launchTemplate }: GroupDefinition): readonly Finding[] {
  const controller = controllerOf(stack, name);
  const isElsewhere = launchTemplate !== undefined && launchTemplate.detailedMonitoring === undefined;
  return [
    ...(controller
      ? [{ path: `Resources.${controller.logicalId}`, message: 'no effect: the capacity controller does not run yet' }]
      : []),
    ...(isElsewhere
      ? [
          {
            path: `Resources.${logicalId}.Properties.LaunchTemplate`,
            message: 'the launch template is not in this stack: monitoring is taken as basic',
          },
        ]
      : []),
  ];
}
