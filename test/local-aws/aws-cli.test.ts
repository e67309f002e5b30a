import { describeWithPython } from '../support/python-tools';
import { awsCli } from './support/aws-cli';
import { balancedService } from './support/balanced-service';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint();
});

afterEach(() => local.close());

describeWithPython('the AWS CLI, an independent client', (tools) => {
  const aws = (...parameters: readonly string[]) => awsCli(tools().aws, local.url, parameters);

  test('moves the group and reads it back', async () => {
    await aws(
      ...['autoscaling', 'set-desired-capacity', '--auto-scaling-group-name', local.groupName],
      ...['--desired-capacity', '3', '--no-honor-cooldown'],
    );
    local.clock.advance(120);

    expect(await aws('autoscaling', 'describe-auto-scaling-groups')).toMatchObject({
      AutoScalingGroups: [
        { DesiredCapacity: 3, Instances: Array(3).fill(expect.objectContaining({ LifecycleState: 'InService' })) },
      ],
    });
    expect(
      await aws(
        ...['cloudwatch', 'get-metric-statistics', '--namespace', 'AWS/AutoScaling'],
        ...['--metric-name', 'GroupInServiceInstances', '--statistics', 'Maximum', '--period', '60'],
        ...['--dimensions', `Name=AutoScalingGroupName,Value=${local.groupName}`],
        ...['--start-time', '2026-01-01T00:00:00Z', '--end-time', '2026-01-01T00:10:00Z'],
      ),
    ).toMatchObject({ Datapoints: [{ Maximum: 0 }, { Maximum: 1 }, { Maximum: 3 }, { Maximum: 3 }] });
  }, 30_000);

  test('schedules an action and suspends a process, and reads both back', async () => {
    const ofGroup = ['--auto-scaling-group-name', local.groupName];
    await aws(
      ...['autoscaling', 'put-scheduled-update-group-action', ...ofGroup, '--scheduled-action-name', 'floor'],
      ...['--start-time', '2026-01-01T00:10:00Z', '--min-size', '3'],
    );
    await aws('autoscaling', 'suspend-processes', ...ofGroup, '--scaling-processes', 'Launch');

    expect(await aws('autoscaling', 'describe-scheduled-actions')).toMatchObject({
      ScheduledUpdateGroupActions: [{ ScheduledActionName: 'floor', MinSize: 3 }],
    });
    expect(await aws('autoscaling', 'describe-auto-scaling-groups')).toMatchObject({
      AutoScalingGroups: [{ SuspendedProcesses: [{ ProcessName: 'Launch' }] }],
    });
    expect(await aws('autoscaling', 'describe-instance-refreshes', ...ofGroup)).toEqual({ InstanceRefreshes: [] });
  }, 30_000);

  test('sees the targets of a load balancer', async () => {
    await local.close();
    local = await startEndpoint(balancedService, { begin: 'settled' });

    const [targetGroup] = local.world.read().stack.balancing.targetGroups;
    const balancers = await aws('elbv2', 'describe-load-balancers', '--names', 'front');
    const health = await aws('elbv2', 'describe-target-health', '--target-group-arn', targetGroup!.arn);

    expect(balancers).toMatchObject({ LoadBalancers: [{ LoadBalancerName: 'front', State: { Code: 'active' } }] });
    expect(health).toMatchObject({
      TargetHealthDescriptions: [{ Target: { Port: 8080 }, TargetHealth: { State: 'healthy' } }],
    });
  }, 30_000);

  test.each([
    ['GetCallerIdentity', 'sts', ['sts', 'get-caller-identity']],
    ['ListFunctions', 'lambda', ['lambda', 'list-functions']],
    ['DescribeInstances', 'ec2', ['ec2', 'describe-instances']],
    ['ListBuckets', 's3', ['s3api', 'list-buckets']],
    ['DescribeLogGroups', 'logs', ['logs', 'describe-log-groups']],
  ])(
    'fails for %s, naming the services that there are',
    async (operation, service, parameters) => {
      await expect(aws(...parameters)).rejects.toMatchObject({
        stderr: expect.stringMatching(
          new RegExp(
            `An error occurred \\(\\w+\\) when calling the ${operation} operation: Headroom's local endpoint has only Auto Scaling, Elastic Load Balancing and CloudWatch, not the service "${service}"\\s*$`,
          ),
        ),
      });
    },
    30_000,
  );

  test('fails as it does against AWS', async () => {
    const call = aws(
      ...['autoscaling', 'set-desired-capacity', '--auto-scaling-group-name', local.groupName],
      ...['--desired-capacity', '15'],
    );

    await expect(call).rejects.toMatchObject({
      stderr: expect.stringContaining(
        'An error occurred (ValidationError) when calling the SetDesiredCapacity operation: New SetDesiredCapacity value 15 is above max value 10 for the AutoScalingGroup.',
      ),
    });
  }, 30_000);
});
