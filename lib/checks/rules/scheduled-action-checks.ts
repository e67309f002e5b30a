import { apiReference, userGuide } from './aws-pages';
import { type Check, each, type Problem } from './check';
import { SCHEDULED_ACTION } from './resource-types';
import { mayMeet, type Resource, type TemplateReader } from './template-reader';

const SCHEDULED_SCALING = userGuide('ec2-auto-scaling-scheduled-scaling');
const REQUEST = apiReference('API_PutScheduledUpdateGroupAction');

/** Scheduled actions, alone and against each other. */
export const SCHEDULED_ACTION_CHECKS: readonly Check[] = [
  {
    id: 'schedule-sizes',
    severity: 'error',
    what: 'The sizes of a scheduled action contradict each other',
    why: 'Auto Scaling refuses such an action',
    fix: 'give MinSize, DesiredCapacity and MaxSize in ascending order',
    source: REQUEST,
    find: each(SCHEDULED_ACTION, function* ({ properties }) {
      for (const [lower, upper] of ASCENDING) {
        const [low, high] = [properties.at(lower).number, properties.at(upper).number];
        yield low !== undefined &&
          high !== undefined &&
          low > high && [`Properties.${lower}`, `${lower} must be at most ${upper}, got ${low} and ${high}`];
      }
    }),
  },
  {
    id: 'schedule-outside-bounds',
    severity: 'error',
    what: 'A scheduled action sets a size that is outside the bounds of its group',
    why: 'the bounds of the group hold at that time as well: what is beyond them is cut off, or the action fails',
    fix: 'give MinSize or MaxSize in the action, too',
    source: SCHEDULED_SCALING,
    rule: '4.2',
    find: each(SCHEDULED_ACTION, outsideBounds),
  },
  {
    id: 'schedule-without-size',
    severity: 'error',
    what: 'A scheduled action sets no size',
    why: 'Auto Scaling requires at least one of MinSize, MaxSize and DesiredCapacity',
    fix: 'give one of them',
    source: REQUEST,
    rule: '4.1',
    find: each(SCHEDULED_ACTION, function* ({ properties }) {
      const isEmpty = ['MinSize', 'MaxSize', 'DesiredCapacity'].every((name) => properties.at(name).isAbsent);
      yield isEmpty && ['Properties', 'MinSize, MaxSize or DesiredCapacity must be given, got none'];
    }),
  },
  {
    id: 'schedule-at-one-time',
    severity: 'error',
    what: 'Two scheduled actions of a group start at the same time',
    why: 'Auto Scaling refuses the second one',
    fix: 'put both into one action, or move one of them',
    source: SCHEDULED_SCALING,
    rule: '4.5',
    find: (template) => sameTime(template, ['StartTime'], []),
  },
  {
    id: 'schedule-in-any-order',
    severity: 'warning',
    what: 'Two scheduled actions of a group recur at the same times',
    why: 'which of them runs last, and so counts, is not defined',
    fix: 'put both into one action, or move one of them',
    source: SCHEDULED_SCALING,
    rule: '4.5',
    find: (template) => sameTime(template, ['Recurrence', 'TimeZone'], ['StartTime', 'EndTime']),
  },
  {
    id: 'schedule-ends-first',
    severity: 'error',
    what: 'A scheduled action ends before it starts',
    why: 'it never runs, and Auto Scaling refuses it',
    fix: 'give an EndTime after StartTime',
    source: REQUEST,
    rule: '4.6',
    find: each(SCHEDULED_ACTION, function* ({ properties }) {
      const [start, end] = [properties.at('StartTime').text, properties.at('EndTime').text];
      yield Date.parse(end ?? '') <= Date.parse(start ?? '') && [
        'Properties.EndTime',
        `EndTime must be after StartTime, got ${end} and ${start}`,
      ];
    }),
  },
  {
    id: 'schedule-recurrence',
    severity: 'error',
    what: 'The `Recurrence` of a scheduled action is not a cron expression of 5 fields',
    why: 'Auto Scaling takes the format of crontab, without seconds, years or the word cron',
    fix: 'give minute, hour, day of the month, month and day of the week, for example 0 6 * * 1-5',
    source: SCHEDULED_SCALING,
    rule: '4.6',
    find: each(SCHEDULED_ACTION, function* ({ properties }) {
      const cron = properties.at('Recurrence').text;
      const isFine = cron === undefined || cron.startsWith('@') || cron.trim().split(/\s+/).length === 5;
      yield (!isFine || cron?.includes('(')) && [
        'Properties.Recurrence',
        `Recurrence must be a cron expression of 5 fields, got ${cron}`,
      ];
    }),
  },
];

const ASCENDING = [
  ['MinSize', 'DesiredCapacity'],
  ['DesiredCapacity', 'MaxSize'],
  ['MinSize', 'MaxSize'],
] as const;

/** A bound that this action or another one sets is not the one of the template. */
function* outsideBounds(action: Resource, template: TemplateReader) {
  const group = template.groupOf(action);
  const isFixed = (bound: string) =>
    group !== undefined &&
    template.perhapsAttachedTo(group, SCHEDULED_ACTION).every(({ properties }) => properties.at(bound).isAbsent);
  const boundOf = (name: string) => (isFixed(name) ? group?.properties.at(name).number : undefined);
  const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = [boundOf('MinSize'), boundOf('MaxSize')];
  for (const name of ['MinSize', 'DesiredCapacity', 'MaxSize']) {
    const { number } = action.properties.at(name);
    yield number !== undefined &&
      number > max &&
      name !== 'MaxSize' &&
      ([`Properties.${name}`, `${name} must be at most MaxSize of ${group?.name}, got ${number} and ${max}`] as const);
    yield number !== undefined &&
      number < min &&
      name !== 'MinSize' &&
      ([`Properties.${name}`, `${name} must be at least MinSize of ${group?.name}, got ${number} and ${min}`] as const);
  }
}

/** Pairs of actions with the same literal times; one with a window of its own may never meet the other. */
function* sameTime(template: TemplateReader, same: readonly string[], absent: readonly string[]): Iterable<Problem> {
  const timeOf = ({ properties }: Resource) =>
    same
      .map((name) => properties.at(name).text)
      .join(' ')
      .trim();
  const isPlain = ({ properties }: Resource) =>
    properties.at(same[0] ?? '').text !== undefined &&
    same.every((name) => properties.at(name).isKnown) &&
    absent.every((name) => properties.at(name).isAbsent);
  for (const group of template.groups) {
    const actions = template.attachedTo(group, SCHEDULED_ACTION).filter(isPlain);
    for (const [index, action] of actions.entries()) {
      const other = actions.slice(0, index).find((earlier) => timeOf(earlier) === timeOf(action));
      if (other !== undefined && mayMeet(action, other)) {
        const message = `${same[0]} must be unlike that of ${other.name}, got ${timeOf(action)} for both`;
        yield { resource: action, group, message, location: `Properties.${same[0]}` };
      }
    }
  }
}
