import type { Finding } from '../template/property-reader';
import type { GroupDefinition } from '../template/read-groups';
import type { TwinParameters } from './twin-parameters';

/** What the template says about a group and a run takes otherwise, beyond what its reader has found. */
export function findUnmodelled(group: GroupDefinition, parameters: TwinParameters): readonly Finding[] {
  return [...unknownMonitoring(group), ...endlessHooks(group, parameters)];
}

function unknownMonitoring({ logicalId, launchTemplate }: GroupDefinition): readonly Finding[] {
  return launchTemplate !== undefined && launchTemplate.detailedMonitoring === undefined
    ? [
        {
          path: `Resources.${logicalId}.Properties.LaunchTemplate`,
          message: 'the launch template is not in this stack: monitoring is taken as basic',
        },
      ]
    : [];
}

/** Nobody in a template completes a hook; rule 5.2.4. */
function endlessHooks({ hooks }: GroupDefinition, { hookCompletion }: TwinParameters): readonly Finding[] {
  return hooks
    .filter(({ name }) => hookCompletion[name] === undefined)
    .map(({ path, name, logicalId, heartbeatTimeout, defaultResult }) => ({
      path,
      message: `${name} is never completed: it times out after ${heartbeatTimeout} s, then ${defaultResult} (give its time with --hook ${logicalId ?? name}=seconds)`,
    }));
}
