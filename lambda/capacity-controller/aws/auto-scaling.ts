import {
  type Activity,
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  type DescribeAutoScalingGroupsCommandInput,
  DescribeInstanceRefreshesCommand,
  DescribeScalingActivitiesCommand,
} from '@aws-sdk/client-auto-scaling';
import type { Launch } from '../../../lib/scaling/boot-time';
import type { CallMeter } from '../call-meter';
import type { DescribedGroup, GroupReader, GroupWriter } from '../ports';
import { type Result, valueIn } from '../result';
import { allPages } from './all-pages';
import { CLIENT_OPTIONS } from './client-options';
import { describedGroup } from './described-group';
import { groupWriter } from './group-writer';
import { metered } from './metered';
import { scheduledActionsOf } from './scheduled-actions';

/** Most groups of one call, and most of its pages: an account has at most 500 groups in a Region, unless it asks for more. */
const PAGE = 100;
const MOST_PAGES = 20;

/** What an instance refresh ends in; everything else is under way. */
const OVER = ['Successful', 'Failed', 'Cancelled', 'RollbackFailed', 'RollbackSuccessful'];

/** Amazon EC2 Auto Scaling behind the controller's ports. Make it once, outside the handler. */
export function autoScalingPorts(meter: CallMeter): GroupReader & GroupWriter {
  const client = metered(new AutoScalingClient(CLIENT_OPTIONS), meter);
  const reader: GroupReader = {
    describe: (names, { withInstances }) => describe(client, names, withInstances),
    tagged: (key) => tagged(client, key),
    scheduledActions: (name) => scheduledActionsOf(client, name),
    instanceRefresh: (name) => instanceRefresh(client, name),
    launches: (name) => launches(client, name),
    async read(name, options) {
      const [described, scheduledActions, refresh] = await Promise.all([
        reader.describe([name], options),
        reader.scheduledActions(name),
        reader.instanceRefresh(name),
      ]);
      const group = valueIn(described.get(name), name);
      return { ...group, scheduledActions, ...(refresh !== undefined && { instanceRefresh: refresh }) };
    },
  };
  return { ...reader, ...groupWriter(client) };
}

async function describe(
  client: AutoScalingClient,
  names: readonly string[],
  withInstances: boolean,
): Promise<ReadonlyMap<string, Result<DescribedGroup>>> {
  const described = new Map<string, Result<DescribedGroup>>();
  for (let index = 0; index < names.length; index += PAGE) {
    const page = names.slice(index, index + PAGE);
    const groups = await readGroups(client, { AutoScalingGroupNames: page, IncludeInstances: withInstances });
    for (const name of page) {
      const group = groups.find(({ AutoScalingGroupName }) => AutoScalingGroupName === name);
      described.set(name, describedGroup(name, group, withInstances));
    }
  }
  return described;
}

async function tagged(client: AutoScalingClient, key: string): Promise<ReadonlyMap<string, string>> {
  const Filters = [{ Name: 'tag-key', Values: [key] }];
  const groups = await readGroups(client, { Filters, IncludeInstances: false });
  return new Map(
    groups.map(({ AutoScalingGroupName: name, Tags: tags = [] }) => [
      name ?? '',
      tags.find(({ Key }) => Key === key)?.Value ?? '',
    ]),
  );
}

async function readGroups(client: AutoScalingClient, query: DescribeAutoScalingGroupsCommandInput) {
  const pages = await allPages('DescribeAutoScalingGroups', MOST_PAGES, (NextToken) =>
    client.send(new DescribeAutoScalingGroupsCommand({ ...query, MaxRecords: PAGE, ...(NextToken && { NextToken }) })),
  );
  return pages.flatMap(({ AutoScalingGroups: groups }) => {
    if (groups === undefined) {
      throw new Error('DescribeAutoScalingGroups answered without groups');
    }
    return groups;
  });
}

/** The newest come first, and only one is under way at a time. */
async function instanceRefresh(client: AutoScalingClient, groupName: string): Promise<string | undefined> {
  const { InstanceRefreshes: refreshes } = await client.send(
    new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: groupName, MaxRecords: 10 }),
  );
  if (refreshes === undefined) {
    throw new Error(`the answer about ${groupName} lacks its instance refreshes`);
  }
  return refreshes.map(({ Status }) => Status ?? 'of an unknown status').find((status) => !OVER.includes(status));
}

async function launches(client: AutoScalingClient, groupName: string): Promise<readonly Launch[]> {
  const { Activities: activities = [] } = await client.send(
    new DescribeScalingActivitiesCommand({ AutoScalingGroupName: groupName, MaxRecords: 100 }),
  );
  return activities.filter(isLaunch).map(({ StartTime, EndTime }) => ({
    startedAt: StartTime?.getTime() ?? Number.NaN,
    endedAt: EndTime?.getTime() ?? Number.NaN,
  }));
}

function isLaunch({ StatusCode, Description = '' }: Activity): boolean {
  return StatusCode === 'Successful' && Description.startsWith('Launching a new EC2 instance');
}
