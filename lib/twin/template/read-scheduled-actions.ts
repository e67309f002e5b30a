import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';
import { set } from './set';

/** A scheduled action as the template describes it. Sizes that it does not set stay as they are when it runs. */
export interface ScheduledActionDefinition {
  readonly logicalId: string;
  readonly name: string;
  readonly groupName: string;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
  /** Five-field cron expression. */
  readonly recurrence?: string;
  /** ISO 8601 times. */
  readonly startTime?: string;
  readonly endTime?: string;
  /** IANA name. @default - UTC */
  readonly timeZone?: string;
}

/** The scheduled actions of a template. One whose group cannot be read is left out (and its group reported). */
export function readScheduledActions(
  scope: Scope,
  report: (finding: Finding) => void,
): readonly ScheduledActionDefinition[] {
  return resourcesOf('AWS::AutoScaling::ScheduledAction', scope, report).flatMap(({ logicalId, name, properties }) => {
    const groupName = properties.text('AutoScalingGroupName');
    if (groupName === undefined) {
      return [];
    }
    return [
      {
        logicalId,
        name,
        groupName,
        ...set('minSize', properties.count('MinSize')),
        ...set('maxSize', properties.count('MaxSize')),
        ...set('desiredCapacity', properties.count('DesiredCapacity')),
        ...set('recurrence', properties.text('Recurrence')),
        ...set('startTime', properties.text('StartTime')),
        ...set('endTime', properties.text('EndTime')),
        ...set('timeZone', properties.text('TimeZone')),
      },
    ];
  });
}
