import { LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';
import { TemplateValue } from './template-value';

/** What a launch template or a launch configuration says of an instance, in the words of either. */
export interface LaunchData {
  readonly source: Resource;
  /** Where its properties begin. */
  readonly location: string;
  readonly data: TemplateValue;
  readonly isTemplate: boolean;
}

/** What the instances of a group are launched from, when it is in this template. */
export function launchDataOf(group: Resource, template: TemplateReader): LaunchData | undefined {
  const source = template.launchSourceOf(group);
  return source && readLaunchData(source);
}

/** Each launch source that a group of this template uses. */
export function launchDataOfGroups(template: TemplateReader): readonly LaunchData[] {
  const sources = new Set(template.groups.map((group) => template.launchSourceOf(group)));
  return [...sources].flatMap((source) => (source && readLaunchData(source)) ?? []);
}

/** How instances are bought; anything but On-Demand is an option of the launch template. */
export function marketOf({ data, isTemplate }: LaunchData): TemplateValue {
  return isTemplate ? data.at('InstanceMarketOptions', 'MarketType') : new TemplateValue(undefined);
}

function readLaunchData(source: Resource): LaunchData | undefined {
  const data = { [LAUNCH_TEMPLATE]: 'LaunchTemplateData', [LAUNCH_CONFIGURATION]: '' }[source.type];
  return data === undefined
    ? undefined
    : {
        source,
        location: ['Properties', data].filter((part) => part).join('.'),
        data: data === '' ? source.properties : source.properties.at(data),
        isTemplate: data !== '',
      };
}
