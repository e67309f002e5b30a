import type { ScheduledActionRequest } from '../../twin/simulate/schedule/scheduled-action-rules';
import { set } from '../../twin/template/set';
import type { QueryParameters } from '../query-parameters';

/** A scheduled action as a call asks for it. `Time` is what `StartTime` was called before. */
export function scheduledActionRequest(parameters: QueryParameters): ScheduledActionRequest {
  const size = (member: string) => parameters.integer(member, { min: 0 });
  return {
    name: parameters.required('ScheduledActionName'),
    ...set('startTime', parameters.time('StartTime') ?? parameters.time('Time')),
    ...set('endTime', parameters.time('EndTime')),
    ...set('recurrence', parameters.text('Recurrence')),
    ...set('timeZone', parameters.text('TimeZone')),
    ...set('minSize', size('MinSize')),
    ...set('maxSize', size('MaxSize')),
    ...set('desiredCapacity', size('DesiredCapacity')),
  };
}
