import type { Tag } from '../../twin/template/read-groups';
import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/** What each filter compares, as text. */
const filters: { readonly [name: string]: (tag: Tag, groupName: string) => string } = {
  'auto-scaling-group': (_tag, groupName) => groupName,
  key: ({ key }) => key,
  value: ({ value }) => value,
  'propagate-at-launch': ({ propagateAtLaunch }) => String(propagateAtLaunch),
};

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTags.html */
export function describeTags(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const matchers = parameters.objects('Filters').map(matcher);
  const tags = world
    .groups()
    .flatMap(({ definition }) =>
      definition.tags
        .filter((tag) => matchers.every((matches) => matches(tag, definition.name)))
        .map((tag) => tagElement(tag, definition.name)),
    );
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 50;
  const page = paginate(tags, size, parameters.text('NextToken'));
  return { Tags: page.items, NextToken: page.nextToken };
}

/** A tag as the API returns it. */
export function tagElement(tag: Tag, groupName: string): XmlObject {
  return {
    ResourceId: groupName,
    ResourceType: 'auto-scaling-group',
    Key: tag.key,
    Value: tag.value,
    PropagateAtLaunch: tag.propagateAtLaunch,
  };
}

function matcher(filter: QueryParameters): (tag: Tag, groupName: string) => boolean {
  const name = filter.text('Name') ?? '';
  const values = filter.list('Values');
  const read = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (!read) {
    throw new AwsError(
      'ValidationError',
      `Filter type ${name} is not correct. Allowed Filter types are: ${Object.keys(filters).join(' ')}`,
    );
  }
  return (tag, groupName) => values.includes(read(tag, groupName));
}
