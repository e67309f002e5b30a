import * as v from 'valibot';
import type { Target } from './target';

const rules = v.tuple([v.string()]);

/** Switches the rule off or on that invokes the function every minute. The emulator with a Lambda obeys it. */
export async function setSchedule({ aws }: Target, command: 'disable-rule' | 'enable-rule'): Promise<void> {
  const found = await aws('events', 'list-rules', '--query', 'Rules[?ScheduleExpression].Name');
  const [name] = v.parse(rules, found);
  await aws('events', command, '--name', name);
}
