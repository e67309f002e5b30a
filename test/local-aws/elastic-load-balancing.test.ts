import { XMLParser } from 'fast-xml-parser';
import { balancedService } from './support/balanced-service';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeEach(async () => {
  local = await startEndpoint(balancedService);
});

afterEach(() => local.close());

const parser = new XMLParser({ isArray: (name) => name === 'member', parseTagValue: false, ignoreAttributes: false });

/** The answer to one call, signed as a client signs it. */
async function call(Action: string, parameters: { readonly [name: string]: string } = {}) {
  const response = await fetch(local.url, {
    method: 'POST',
    body: new URLSearchParams({ Action, Version: '2015-12-01', ...parameters }),
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/elasticloadbalancing/aws4_request, x',
    },
  });
  const answer = parser.parse(await response.text());
  return { status: response.status, answer, result: answer[`${Action}Response`]?.[`${Action}Result`] };
}

const balancing = () => local.world.read().stack.balancing;
const TargetGroupArn = () => balancing().targetGroups[0]!.arn;
const LoadBalancerArn = () => balancing().loadBalancers[0]!.arn;
const group = () => local.world.group(local.groupName)!;

async function health(parameters: { readonly [name: string]: string } = {}) {
  const { result } = await call('DescribeTargetHealth', { TargetGroupArn: TargetGroupArn(), ...parameters });
  return result.TargetHealthDescriptions.member;
}

describe('DescribeLoadBalancers', () => {
  test('tells the load balancer of the template', async () => {
    const { answer, result } = await call('DescribeLoadBalancers');

    expect(answer.DescribeLoadBalancersResponse['@_xmlns']).toBe(
      'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    );
    expect(result.LoadBalancers.member).toMatchObject([
      {
        LoadBalancerArn: expect.stringMatching(/:loadbalancer\/app\/front\/[0-9a-f]{16}$/),
        LoadBalancerName: 'front',
        DNSName: expect.stringMatching(/^front-[0-9a-f]{9}\.us-east-1\.elb\.amazonaws\.com$/),
        Scheme: 'internet-facing',
        Type: 'application',
        State: { Code: 'active' },
        CreatedTime: '2026-01-01T00:00:00.000Z',
        AvailabilityZones: { member: [{ ZoneName: 'us-east-1a' }, { ZoneName: 'us-east-1b' }] },
      },
    ]);
  });

  test('finds it by name', async () => {
    const { result } = await call('DescribeLoadBalancers', { 'Names.member.1': 'front' });

    expect(result.LoadBalancers.member).toHaveLength(1);
  });
});

describe('DescribeListeners', () => {
  test('tells what a listener forwards to', async () => {
    const { result } = await call('DescribeListeners', { LoadBalancerArn: LoadBalancerArn() });

    expect(result.Listeners.member).toMatchObject([
      {
        ListenerArn: expect.stringContaining(':listener/app/front/'),
        LoadBalancerArn: LoadBalancerArn(),
        Port: '80',
        Protocol: 'HTTP',
        DefaultActions: { member: [{ Type: 'forward', TargetGroupArn: TargetGroupArn() }] },
      },
    ]);
  });

  test('fails without saying which', async () => {
    const { status, answer } = await call('DescribeListeners');

    expect(status).toBe(400);
    expect(answer.ErrorResponse.Error).toMatchObject({
      Code: 'ValidationError',
      Message: 'You must specify either listener ARNs or a load balancer ARN',
    });
  });
});

describe('DescribeTargetGroups', () => {
  test('tells what the template sets, and the defaults', async () => {
    const { result } = await call('DescribeTargetGroups', { LoadBalancerArn: LoadBalancerArn() });

    expect(result.TargetGroups.member).toMatchObject([
      {
        TargetGroupArn: TargetGroupArn(),
        Protocol: 'HTTP',
        Port: '8080',
        HealthCheckPath: '/health',
        HealthCheckIntervalSeconds: '20',
        HealthyThresholdCount: '5',
        Matcher: { HttpCode: '200' },
        TargetType: 'instance',
        LoadBalancerArns: { member: [LoadBalancerArn()] },
      },
    ]);
  });

  test('are told in pages', async () => {
    await local.close();
    const { Targets } = balancedService.Resources;
    local = await startEndpoint({
      ...balancedService,
      Resources: { ...balancedService.Resources, Second: Targets, Third: Targets },
    });

    const first = await call('DescribeTargetGroups', { PageSize: '2' });
    const second = await call('DescribeTargetGroups', { PageSize: '2', Marker: first.result.NextMarker });

    expect(first.result.TargetGroups.member).toHaveLength(2);
    expect(second.result.TargetGroups.member).toHaveLength(1);
    expect(second.result.NextMarker).toBeUndefined();
  });

  test('tells the attributes, with defaults', async () => {
    const { result } = await call('DescribeTargetGroupAttributes', { TargetGroupArn: TargetGroupArn() });

    expect(result.Attributes.member).toEqual(
      expect.arrayContaining([
        { Key: 'deregistration_delay.timeout_seconds', Value: '60' },
        { Key: 'slow_start.duration_seconds', Value: '0' },
        { Key: 'load_balancing.algorithm.type', Value: 'round_robin' },
      ]),
    );
  });
});

describe('DescribeTargetHealth', () => {
  test('tells that a new instance is checked, and then healthy', async () => {
    const before = await health();
    local.clock.advance(60);
    const after = await health();

    expect(before).toEqual([
      {
        Target: { Id: group().instances[0]?.id, Port: '8080' },
        HealthCheckPort: '8080',
        TargetHealth: {
          State: 'initial',
          Reason: 'Elb.InitialHealthChecking',
          Description: 'Initial health checks in progress',
        },
      },
    ]);
    expect(after[0].TargetHealth).toEqual({ State: 'healthy' });
  });

  test('tells that an instance drains, and then no longer lists it', async () => {
    group().setDesired(2);
    local.clock.advance(240);
    group().setDesired(1);
    local.clock.advance(8);

    const draining = await health();
    local.clock.advance(60);

    expect(draining.map(({ TargetHealth }: { TargetHealth: object }) => TargetHealth)).toEqual([
      {
        State: 'draining',
        Reason: 'Target.DeregistrationInProgress',
        Description: 'Target deregistration is in progress',
      },
      { State: 'healthy' },
    ]);
    expect(await health()).toHaveLength(1);
  });

  test('tells that an instance is not registered when it is asked for', async () => {
    expect(await health({ 'Targets.member.1.Id': 'i-0123' })).toMatchObject([
      { Target: { Id: 'i-0123' }, TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' } },
    ]);
  });

  test('tells that a target which never serves is unhealthy', async () => {
    await local.close();
    local = await startEndpoint(balancedService, { parameters: { applicationBoot: 3600 } });
    local.clock.advance(60);

    expect((await health())[0].TargetHealth).toEqual({
      State: 'unhealthy',
      Reason: 'Target.FailedHealthChecks',
      Description: 'Health checks failed',
    });
  });

  test('knows a target group of another stack that a group is attached to', async () => {
    await local.close();
    const { Group } = balancedService.Resources;
    local = await startEndpoint({
      ...balancedService,
      Resources: {
        ...balancedService.Resources,
        Group: { ...Group, Properties: { ...Group.Properties, TargetGroupARNs: ['arn:of:another:stack'] } },
      },
    });

    expect(await health({ TargetGroupArn: 'arn:of:another:stack' })).toHaveLength(1);
    expect((await call('DescribeTargetHealth', { TargetGroupArn: TargetGroupArn() })).result).toEqual({
      TargetHealthDescriptions: '',
    });
  });
});

describe('the other calls of Elastic Load Balancing', () => {
  test.each([
    [
      'DescribeLoadBalancers',
      'LoadBalancerArns.member.1',
      'LoadBalancerNotFound',
      'One or more load balancers not found',
    ],
    ['DescribeListeners', 'ListenerArns.member.1', 'ListenerNotFound', 'One or more listeners not found'],
    ['DescribeListeners', 'LoadBalancerArn', 'LoadBalancerNotFound', 'One or more load balancers not found'],
    ['DescribeTargetGroups', 'Names.member.1', 'TargetGroupNotFound', 'One or more target groups not found'],
    ['DescribeTargetGroupAttributes', 'TargetGroupArn', 'TargetGroupNotFound', 'One or more target groups not found'],
    ['DescribeTargetHealth', 'TargetGroupArn', 'TargetGroupNotFound', 'One or more target groups not found'],
  ])('fails on %s for an unknown %s', async (action, parameter, Code, Message) => {
    const { status, answer } = await call(action, { [parameter]: 'nobody' });

    expect(status).toBe(400);
    expect(answer.ErrorResponse).toMatchObject({
      '@_xmlns': 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
      Error: { Type: 'Sender', Code, Message },
    });
  });

  test.each([
    ['a write', { Action: 'CreateLoadBalancer' }],
    ['classic load balancers', { Action: 'DescribeLoadBalancers', Version: '2012-06-01' }],
    ['a call of Auto Scaling', { Action: 'DescribeTags' }],
  ])('fails on %s as on a call that is not understood', async (_name, { Action, ...others }) => {
    const { status, answer } = await call(Action, others);

    expect(status).toBe(400);
    expect(answer.ErrorResponse.Error.Code).toBe('InvalidAction');
  });
});
