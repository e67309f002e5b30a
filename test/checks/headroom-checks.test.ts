import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticGroup, type ElasticGroupProps, HeadroomChecks, ScalingPolicy } from '../../lib';
import { importedVpc, NEW_APP_FLAGS } from '../support/template';

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

interface Report {
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** The group of the CDK, with a launch template without a finding. */
function plainGroup(stack: Stack, props: Partial<autoscaling.AutoScalingGroupProps> = {}) {
  const vpc = importedVpc(stack);
  const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
    instanceType: new ec2.InstanceType('m7g.medium'),
    machineImage: ec2.MachineImage.fromSsmParameter('/web/image'),
    securityGroup: new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc }),
    requireImdsv2: true,
    detailedMonitoring: true,
  });
  return new autoscaling.AutoScalingGroup(stack, 'Plain', { vpc, launchTemplate, ...props });
}

function elasticGroup(stack: Stack, props: Partial<ElasticGroupProps> = {}) {
  return new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
}

/** As the CDK does it, which sees no contradiction. */
function trackCpu(group: ElasticGroup, id: string) {
  new autoscaling.TargetTrackingScalingPolicy(group, id, {
    autoScalingGroup: group,
    predefinedMetric: autoscaling.PredefinedMetric.ASG_AVERAGE_CPU_UTILIZATION,
    targetValue: 50,
  });
}

function trackCpuTwice(group: ElasticGroup) {
  group.addScalingPolicy('Cpu', ScalingPolicy.cpu());
  trackCpu(group, 'OtherCpu');
}

describe('the checks at synth', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-checks-'));
  const told = jest.spyOn(console, 'error').mockImplementation();
  let runs = 0;
  beforeEach(() => told.mockClear());
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Synthesizes an app, and tells what was thrown and reported. */
  function synthesize(build: (app: App, stack: Stack) => void) {
    runs += 1;
    const outdir = join(folder, `${runs}`);
    const app = new App({ outdir, context: { ...NEW_APP_FLAGS } });
    build(app, new Stack(app, 'Shop'));
    let thrown = '';
    try {
      app.synth();
    } catch (error) {
      thrown = (error as Error).message;
    }
    const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    const reports: readonly Report[] = pluginReports;
    const places = reports.flatMap(({ violations }) =>
      violations.map(({ ruleName, violatingConstructs: [at] }) => `${ruleName} at ${at?.constructPath}`),
    );
    return { thrown, reports, places };
  }

  describe('of an ElasticGroup', () => {
    test('fail with every error, where it is and what to do', () => {
      const { thrown } = synthesize((_, stack) => {
        const group = elasticGroup(stack);
        trackCpuTwice(group);
        group.scaleOnSchedule('Day', {
          schedule: autoscaling.Schedule.cron({ hour: '8', minute: '0' }),
          minCapacity: 20,
          maxCapacity: 10,
        });
      });

      const report = thrown.split('\n').filter((line) => !/\.ts:\d+:\d+$/.test(line));
      expect(report.slice(0, 11)).toEqual([
        'ERROR Shop/Group/OtherCpu must follow a metric of its own, got ASGAverageCPUUtilization, as Shop/Group/Cpu: Auto Scaling refuses the second one: one metric has one target (cdk-headroom)',
        expect.stringMatching(/^ {3}Shop\/Group\/OtherCpu\/Resource \(GroupOtherCpu\w{8}\)/),
        '   Suggested fix: keep one of the policies',
        '   https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
        "   Acknowledge with 'cdk-headroom::metric-tracked-twice'",
        '',
        'ERROR MinSize must be at most MaxSize, got 20 and 10: Auto Scaling refuses such an action (cdk-headroom)',
        expect.stringMatching(/^ {3}Shop\/Group\/ScheduledActionDay\/Resource \(/),
        '   Suggested fix: give MinSize, DesiredCapacity and MaxSize in ascending order',
        '   https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html',
        "   Acknowledge with 'cdk-headroom::schedule-sizes'",
      ]);
    });

    test('tell a warning, and go on', () => {
      const { thrown, places } = synthesize((_, stack) => {
        trackCpu(elasticGroup(stack, { minCapacity: 0 }), 'Cpu');
      });

      expect(thrown).toBe('');
      expect(places).toEqual(['zero-instances-have-no-cpu at Shop/Group/ASG']);
      expect(told).toHaveBeenCalledWith(
        expect.stringContaining('MinSize must be at least 1 where only Shop/Group/Cpu'),
      );
    });

    test('say nothing of what is acknowledged, and keep the reason', () => {
      const { thrown, reports, places } = synthesize((_, stack) => {
        const group = elasticGroup(stack);
        trackCpuTwice(group);
        Validations.of(group).acknowledge({ id: 'cdk-headroom::metric-tracked-twice', reason: 'a trial' });
      });

      expect([thrown, places]).toEqual(['', []]);
      expect(reports[0]?.suppressedViolations).toMatchObject([{ ruleName: 'metric-tracked-twice', reason: 'a trial' }]);
    });

    test('see what an escape hatch changes', () => {
      const { places } = synthesize((_, stack) => {
        const group = elasticGroup(stack);
        (group.node.defaultChild as autoscaling.CfnAutoScalingGroup).addPropertyOverride('MaxInstanceLifetime', 60);
      });

      expect(places).toEqual(['max-lifetime-range at Shop/Group/ASG']);
    });

    test('look into nested stacks and stages', () => {
      const { places } = synthesize((app, stack) => {
        trackCpuTwice(elasticGroup(new NestedStack(stack, 'Nested')));
        const staged = new Stack(new Stage(app, 'Test'), 'Shop');
        trackCpuTwice(elasticGroup(staged));
        trackCpuTwice(elasticGroup(new NestedStack(staged, 'Nested')));
      });

      expect(places.sort()).toEqual([
        'metric-tracked-twice at Shop/Nested/Group/OtherCpu/Resource',
        'metric-tracked-twice at Test/Shop/Group/OtherCpu/Resource',
        'metric-tracked-twice at Test/Shop/Nested/Group/OtherCpu/Resource',
      ]);
    });

    test('do not look at groups of others', () => {
      const { places } = synthesize((_, stack) => {
        elasticGroup(stack);
        plainGroup(stack, { minCapacity: 2, maxCapacity: 2 }).scaleOnCpuUtilization('Cpu', {
          targetUtilizationPercent: 150,
        });
      });

      expect(places).toEqual([]);
    });
  });

  describe('as a plugin', () => {
    const withPlugin = (build: (stack: Stack) => void) =>
      synthesize((app, stack) => {
        Validations.of(app).addPlugins(new HeadroomChecks());
        build(stack);
      });

    test('find nothing in a group of the CDK that is well made', () => {
      const { thrown, reports } = withPlugin((stack) => plainGroup(stack));

      expect([thrown, reports]).toEqual(['', []]);
    });

    test('find what the CDK accepts without a word', () => {
      const { places } = withPlugin((stack) => {
        const group = plainGroup(stack, {
          minCapacity: 2,
          maxCapacity: 2,
          healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
            additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
          }),
          deletionProtection: autoscaling.DeletionProtection.PREVENT_ALL_DELETION,
          updatePolicy: autoscaling.UpdatePolicy.replacingUpdate(),
          instanceLifecyclePolicy: {
            retentionTriggers: { terminateHookAbandon: autoscaling.TerminateHookAbandonAction.RETAIN },
          },
        });
        group.scaleOnCpuUtilization('High', { targetUtilizationPercent: 150 });
        group.scaleOnCpuUtilization('Low', { targetUtilizationPercent: 50 });
      });

      expect(places.sort()).toEqual([
        'fixed-size-with-policy at Shop/Plain/ASG',
        'load-balancer-health-without-load-balancer at Shop/Plain/ASG',
        'metric-tracked-twice at Shop/Plain/ScalingPolicyLow/Resource',
        'no-default-warm-up at Shop/Plain/ASG',
        'replacement-of-protected-group at Shop/Plain/ASG',
        'retention-without-hook at Shop/Plain/ASG',
        'target-out-of-reach at Shop/Plain/ScalingPolicyHigh/Resource',
      ]);
    });

    test('report a finding of an ElasticGroup once', () => {
      const { places } = withPlugin((stack) => trackCpuTwice(elasticGroup(stack)));

      expect(places).toEqual(['metric-tracked-twice at Shop/Group/OtherCpu/Resource']);
    });

    test('report it again when the app is synthesized again', () => {
      const app = new App({ outdir: join(folder, 'twice'), context: { ...NEW_APP_FLAGS } });
      Validations.of(app).addPlugins(new HeadroomChecks());
      trackCpuTwice(elasticGroup(new Stack(app, 'Shop')));

      expect(() => app.synth()).toThrow('metric-tracked-twice');
      expect(() => app.synth({ force: true })).toThrow('metric-tracked-twice');
    });

    test('names its checks, for those who count them', () => {
      expect(new HeadroomChecks().ruleIds).toContain('metric-tracked-twice');
    });
  });
});
