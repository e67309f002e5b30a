import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** An EventBridge rule that invokes something at a fixed rate. */
export interface ScheduleDefinition {
  readonly logicalId: string;
  /** In seconds. */
  readonly interval: number;
  readonly targetArns: readonly string[];
}

const seconds: { readonly [unit: string]: number } = { minute: 60, hour: 3600, day: 86_400 };

/**
 * The rules of a template with a rate, unless they are disabled. Cron expressions are left out.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
export function readSchedules(scope: Scope, report: (finding: Finding) => void): readonly ScheduleDefinition[] {
  return resourcesOf('AWS::Events::Rule', scope, report).flatMap(({ logicalId, properties }) => {
    const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(properties.text('ScheduleExpression') ?? '');
    const interval = Number(rate?.[1]) * (seconds[rate?.[2] ?? ''] ?? Number.NaN);
    if (!(interval > 0) || properties.text('State') === 'DISABLED') {
      return [];
    }
    const targetArns = properties.objects('Targets').flatMap((target) => target.text('Arn') ?? []);
    return [{ logicalId, interval, targetArns }];
  });
}
