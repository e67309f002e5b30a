import type { TagManager } from 'aws-cdk-lib';

/**
 * Tag keys that the instance metadata cannot have in a path, and for which a launch with tags in the metadata fails.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
 */
export function badMetadataTagKeys(tags: TagManager): string[] {
  return Object.keys(tags.tagValues())
    .filter((key) => !/^[\w+\-=.,:@]+$/.test(key) || ['.', '..', '_index'].includes(key))
    .map((key) => `tag keys must have letters, digits and + - = . , _ : @ alone with instanceMetadataTags, got ${key}`);
}
