import { headroom, simulate, Workspace } from './support/command-line';

const here = new Workspace();

const group = (listener: string) => ({
  Type: 'AWS::AutoScaling::AutoScalingGroup',
  Properties: { MinSize: 1, MaxSize: 9, AvailabilityZones: ['us-east-1a'], TargetGroupARNs: [{ Ref: listener }] },
});

/** Nine requests of ten go to one group, one to the other. */
const canary = here.file(
  'Canary.template.json',
  JSON.stringify({
    Resources: {
      Old: group('OldTargets'),
      New: group('NewTargets'),
      OldTargets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
      NewTargets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: 'arn',
          DefaultActions: [
            {
              Type: 'forward',
              ForwardConfig: {
                TargetGroups: [
                  { TargetGroupArn: { Ref: 'OldTargets' }, Weight: 9 },
                  { TargetGroupArn: { Ref: 'NewTargets' }, Weight: 1 },
                ],
              },
            },
          ],
        },
      },
    },
  }),
);

describe('a template with several groups', () => {
  test('is run side by side, each group with the part of the load that the listener gives it', async () => {
    const { code, stdout } = await simulate(canary, ...here.load);

    expect(code).toBe(0);
    expect(stdout).toMatch(/\n +Old +New\n/);
    expect(stdout).toContain('takes 90 % of the load, by the weights of its listeners');
    expect(stdout).toContain('takes 10 % of the load, by the weights of its listeners');
  });

  test('tells what all its groups cost together', async () => {
    const { stdout } = await simulate(canary, ...here.load);

    expect(stdout).toMatch(/all groups together +(\S.*\S) +\1\n/);
  });

  test('is run for one group when it is named', async () => {
    const { stdout } = await simulate(canary, ...here.load, '--group', 'New');

    expect(stdout).toMatch(/^Canary, group New, /);
  });

  test('is compared with another template, every group a column', async () => {
    const { stdout } = await headroom('compare', canary, here.template, ...here.load);

    expect(stdout).toMatch(/\n +Canary Old +Canary New +Web\n/);
  });

  test('fails to write one CSV for all of them', async () => {
    const { code, stderr } = await simulate(canary, ...here.load, '--csv', here.path('run.csv'));

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'headroom: --csv writes one group: name it with --group, one of Old, New\n',
    });
  });
});
