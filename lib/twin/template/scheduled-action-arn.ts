import { uuidOf } from '../hash';

/** @param owner partition, service, region and account, as `arn:aws:autoscaling:us-east-1:123456789012` */
export function scheduledActionArn(owner: string, groupName: string, name: string): string {
  const id = uuidOf(name);
  return `${owner}:scheduledUpdateGroupAction:${id}:autoScalingGroupName/${groupName}:scheduledActionName/${name}`;
}
