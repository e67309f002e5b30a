import { hexHash } from '../hash';

/** Identifier of the nth instance of a group: the same in every run. */
export function instanceId(groupName: string, number: number): string {
  return `i-0${hexHash(`${groupName}/instance/${number}`, 16)}`;
}
