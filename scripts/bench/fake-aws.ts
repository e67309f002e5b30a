import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Instances of each group: its floors change about 40 times a day. */
const SIZE = 30;

interface Group {
  min: number;
  /** Start and minimum of each scheduled action, by its name; the start in milliseconds since the epoch. */
  readonly actions: Map<string, { readonly at: number; readonly min: number }>;
}

type Parameters = Readonly<Record<string, string>>;

/**
 * Just enough of Auto Scaling and CloudWatch for a controller of many groups that have a smooth day behind them. Counts
 * calls by API.
 *
 * @param now milliseconds since the epoch
 */
export async function startFakeAws(names: readonly string[], now: () => number) {
  const groups = new Map(names.map((name): [string, Group] => [name, { min: 1, actions: new Map() }]));
  const calls: Record<string, number> = {};
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const target = request.headers['x-amz-target'];
    const parameters = target === undefined ? Object.fromEntries(new URLSearchParams(body)) : {};
    const api = parameters.Action ?? String(target).split('.')[1]!;
    calls[api] = (calls[api] ?? 0) + 1;
    response.writeHead(200, { 'content-type': target === undefined ? 'text/xml' : 'application/x-amz-json-1.0' });
    response.end(target === undefined ? answer(api, parameters) : metricData(JSON.parse(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function answer(api: string, parameters: Parameters): string {
    const group = groups.get(parameters.AutoScalingGroupName ?? '');
    if (api === 'PutScheduledUpdateGroupAction') {
      const { ScheduledActionName = '', StartTime = '', MinSize } = parameters;
      group?.actions.set(ScheduledActionName, { at: Date.parse(StartTime), min: Number(MinSize) });
    } else if (api === 'DeleteScheduledAction') {
      group?.actions.delete(parameters.ScheduledActionName ?? '');
    }
    const results: Readonly<Record<string, () => string>> = {
      DescribeAutoScalingGroups: () => list('AutoScalingGroups', namesIn(parameters).map(describe)),
      DescribeScheduledActions: () => list('ScheduledUpdateGroupActions', [...(group?.actions ?? [])].map(scheduled)),
      DescribeInstanceRefreshes: () => list('InstanceRefreshes', []),
    };
    return `<${api}Response><${api}Result>${results[api]?.() ?? ''}</${api}Result></${api}Response>`;
  }

  function describe(name: string): string {
    const group = groups.get(name)!;
    for (const [action, { at, min }] of group.actions) {
      if (at <= now()) {
        group.min = min;
        group.actions.delete(action);
      }
    }
    const sizes = `<MinSize>${group.min}</MinSize><MaxSize>60</MaxSize><DesiredCapacity>${Math.max(SIZE, group.min)}</DesiredCapacity>`;
    return `<AutoScalingGroupName>${name}</AutoScalingGroupName>${sizes}`;
  }

  return {
    calls,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function namesIn(parameters: Parameters): string[] {
  return Object.entries(parameters).flatMap(([key, name]) => (key.startsWith('AutoScalingGroupNames') ? name : []));
}

function list(tag: string, members: readonly string[]): string {
  return `<${tag}>${members.map((member) => `<member>${member}</member>`).join('')}</${tag}>`;
}

function scheduled([name, { at, min }]: readonly [string, { readonly at: number; readonly min: number }]): string {
  const start = new Date(at).toISOString();
  return `<ScheduledActionName>${name}</ScheduledActionName><StartTime>${start}</StartTime><MinSize>${min}</MinSize>`;
}

interface MetricQuery {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly MetricDataQueries: readonly { readonly Id: string }[];
}

/** Utilisation follows a day of the group's instances; all of them report. */
function metricData({ StartTime, EndTime, MetricDataQueries }: MetricQuery): string {
  const Timestamps = Array.from({ length: (EndTime - StartTime) / 60 }, (_, minute) => StartTime + minute * 60);
  const utilization = Timestamps.map((time) => 50 - 30 * Math.cos((2 * Math.PI * time) / 86_400));
  const MetricDataResults = MetricDataQueries.map(({ Id }) => ({
    Id,
    StatusCode: 'Complete',
    Timestamps,
    Values: Id.endsWith('average') ? utilization : utilization.map(() => SIZE),
  }));
  return JSON.stringify({ MetricDataResults, Messages: [] });
}
