import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import type { AlarmDuty } from '../../twin/simulate/alarms/alarm-duty';
import type { AlarmDefinition } from '../../twin/template/read-alarms';
import type { Stack } from '../../twin/template/read-stack';
import type { LiveWorld } from '../live-world';
import { INITIAL_REASON, stateReason } from './state-reason';
import { trackedMetric } from './tracked-metric';

/** An alarm as the API tells it. */
export interface ToldAlarm {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
  readonly stateReason: string;
  /** Since when it is in its state, in seconds since 1970. */
  readonly since: number;
  /** ARNs of what it invokes, by the API's names of the three lists. */
  readonly actions: { readonly [list: string]: readonly string[] };
  /** Everything else, under the API's names. */
  readonly configuration: { readonly [key: string]: unknown };
}

type ToldState = Pick<ToldAlarm, 'state' | 'stateReason' | 'since'>;

interface Running {
  readonly duty: AlarmDuty;
  readonly group: DeployedGroup;
}

const lists = ['AlarmActions', 'OKActions', 'InsufficientDataActions'];

/** An alarm that nobody evaluates stays as it was made. */
const NEW = { state: 'INSUFFICIENT_DATA', stateReason: INITIAL_REASON };

/** The alarms of the template, and those that the service makes for target tracking policies. */
export function liveAlarms(world: LiveWorld): readonly ToldAlarm[] {
  const { stack } = world.read();
  const groups = world.groups();
  const createdAt = groups[0]?.createdAt ?? 0;
  const running = groups.flatMap((group) => group.model.duties.map((duty) => ({ duty, group })));
  const byName = new Map(running.map((one) => [one.duty.alarm.specification.name, one]));
  const ofTemplate = stack.alarms.map((definition) => {
    const found = byName.get(definition.name);
    byName.delete(definition.name);
    return templateAlarm(definition, found ? stateOf(found) : { ...NEW, since: createdAt });
  });
  return [...ofTemplate, ...[...byName.values()].map((one) => policyAlarm(one, stack))];
}

function templateAlarm({ name, arn, configuration }: AlarmDefinition, state: ToldState): ToldAlarm {
  const actions = Object.fromEntries(lists.map((list) => [list, texts(configuration[list])]));
  return { name, arn, ...state, actions, configuration };
}

function policyAlarm(running: Running, { policies, region, account }: Stack): ToldAlarm {
  const { alarm, invokes } = running.duty;
  const { name, comparison, threshold, evaluationPeriods, series } = alarm.specification;
  const { name: groupName, arn: groupArn } = running.group.definition;
  const invoked = (invokes.ALARM ?? []).map((policy) => policy.name);
  const policy = policies.find((one) => one.groupName === groupName && invoked.includes(one.name));
  return {
    name,
    arn: `arn:${groupArn.split(':')[1]}:cloudwatch:${region}:${account}:alarm:${name}`,
    ...stateOf(running),
    actions: { AlarmActions: policy ? [policy.arn] : [], OKActions: [], InsufficientDataActions: [] },
    configuration: {
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy?.arn}.`,
      ...(policy && trackedMetric(policy)),
      Period: series.period,
      EvaluationPeriods: evaluationPeriods,
      Threshold: threshold(),
      ComparisonOperator: comparison,
    },
  };
}

function stateOf({ duty: { alarm }, group: { createdAt } }: Running): ToldState {
  return { state: alarm.state, stateReason: stateReason(alarm, createdAt), since: createdAt + alarm.since };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
