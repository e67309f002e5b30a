import { uuidOf } from '../twin/hash';
import { isoSeconds } from '../twin/iso-time';
import type { Stack } from '../twin/template/read-stack';

/**
 * The event with which a schedule invokes a function.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
export function scheduledEvent(now: number, { name, region, account }: Stack): object {
  return {
    version: '0',
    id: uuidOf(`${name}/tick/${now}`),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: isoSeconds(now),
    region,
    resources: [`arn:aws:events:${region}:${account}:rule/${name}-Schedule`],
    detail: {},
  };
}
