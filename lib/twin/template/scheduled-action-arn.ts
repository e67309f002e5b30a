import { uuidOf } from '../hash';
import type { GroupDefinition } from './read-groups';

/** What the API calls a scheduled action of a group beside its name. */
export function scheduledActionArn(
  { arn, name: groupName }: Pick<GroupDefinition, 'arn' | 'name'>,
  name: string,
): string {
  const owner = arn.split(':').slice(0, 5).join(':');
  return `${owner}:scheduledUpdateGroupAction:${uuidOf(name)}:autoScalingGroupName/${groupName}:scheduledActionName/${name}`;
}
