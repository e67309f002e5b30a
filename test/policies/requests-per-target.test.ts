import { Annotations } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ElasticService, LoadBalancerAttachment, ScalingPolicy } from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { ARN, importedTargets, importedWith, newGroup, POLICY } from './support';

const BALANCER = `${ARN}:loadbalancer/app/web/fedcba9876543210`;
const PREDEFINED = (ResourceLabel: unknown) => ({
  TargetTrackingConfiguration: {
    PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel },
    TargetValue: 1000,
  },
});

describe('ScalingPolicy.requestsPerTarget', () => {
  test('tracks the target group of the service that takes it, when it has its balancer', () => {
    const template = templateOf((stack) => {
      const scalingPolicies = { Requests: ScalingPolicy.requestsPerTarget({ target: 1000 }) };
      new ElasticService(stack, 'Web', { vpc: importedVpc(stack), scalingPolicies });
    });

    const { Properties, DependsOn } = Object.values(template.findResources(POLICY))[0]!;
    expect(Properties).toMatchObject(PREDEFINED({ 'Fn::Join': ['', expect.anything()] }));
    expect(DependsOn).toEqual([expect.stringContaining('LoadBalancerHttp')]);
  });

  test('tracks a target group that gets its balancer only later', () => {
    const template = templateOf((stack) => {
      const group = newGroup(stack);
      const vpc = importedVpc(stack);
      const targets = new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc, port: 80, targets: [group] });
      group.addScalingPolicy('Requests', ScalingPolicy.requestsPerTarget({ target: 1000, targetGroups: [targets] }));
      const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
      balancer.addListener('Listener', { port: 80, defaultTargetGroups: [targets] });
    });

    template.hasResourceProperties(POLICY, PREDEFINED({ 'Fn::Join': ['', Match.anyValue()] }));
  });

  test.each([
    ['its balancer', BALANCER, undefined],
    ['the full name of its balancer beside it', undefined, 'app/web/fedcba9876543210'],
  ])('tracks an imported target group with %s', (_, arn, loadBalancerFullName) => {
    const template = importedWith((stack) => {
      const targetGroups = [importedTargets(stack, 'a', arn)];
      return ScalingPolicy.requestsPerTarget({ target: 1000, targetGroups, loadBalancerFullName });
    });

    const label = 'app/web/fedcba9876543210/targetgroup/a/0123456789abcdef';
    template.hasResourceProperties(POLICY, PREDEFINED(label));
  });

  test('adds up what an instance has from several target groups', () => {
    const template = importedWith((stack) =>
      ScalingPolicy.requestsPerTarget({
        target: 1000,
        targetGroups: ['a', 'b'].map((name) => importedTargets(stack, name, BALANCER)),
      }),
    );

    const part = (Id: string, name: string) => ({
      Id,
      ReturnData: false,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/ApplicationELB',
          MetricName: 'RequestCountPerTarget',
          Dimensions: [
            { Name: 'LoadBalancer', Value: 'app/web/fedcba9876543210' },
            { Name: 'TargetGroup', Value: `targetgroup/${name}/0123456789abcdef` },
          ],
        },
        Stat: 'Sum',
      },
    });
    template.hasResourceProperties(POLICY, {
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: Match.absent(),
        CustomizedMetricSpecification: {
          Metrics: [
            part('r1', 'a'),
            part('r2', 'b'),
            { Id: 'result', Expression: 'r1 + r2', Label: 'Requests per instance', ReturnData: true },
          ],
        },
      },
    });
  });

  test('fails for an imported target group that does not tell its balancer', () => {
    expect(() =>
      importedWith((stack) =>
        ScalingPolicy.requestsPerTarget({ target: 0, targetGroups: [importedTargets(stack, 'a')] }),
      ),
    ).toThrow(
      'ScalingPolicy.requestsPerTarget: target must be a number above 0, got 0; ' +
        'loadBalancerFullName must be given where Test/a is imported without loadBalancerArns',
    );
  });

  test('fails for what is not the full name of a balancer, and for a target group twice', () => {
    expect(() =>
      importedWith((stack) => {
        const targetGroup = importedTargets(stack, 'a');
        const targetGroups = [targetGroup, targetGroup];
        return ScalingPolicy.requestsPerTarget({ target: 1, targetGroups, loadBalancerFullName: 'web' });
      }),
    ).toThrow(/loadBalancerFullName must be app\/NAME\/ID, got web; .*targetGroups must not have one twice/);
  });

  test('fails at synthesis when a target group is behind no balancer', () => {
    const build = () =>
      templateOf((stack) => {
        const targetGroup = new elbv2.ApplicationTargetGroup(stack, 'Alone', { vpc: importedVpc(stack), port: 80 });
        const policy = ScalingPolicy.requestsPerTarget({ target: 1000, targetGroups: [targetGroup] });
        newGroup(stack, { scalingPolicies: { Requests: policy } });
      });

    expect(build).toThrow('targetGroups must be behind a load balancer, got Test/Alone without one');
  });

  test('fails outside of a service when no target group is given', () => {
    expect(() => importedWith(() => ScalingPolicy.requestsPerTarget({ target: 1 }))).toThrow(
      'ScalingPolicy Test/Policy: targetGroups of ScalingPolicy.requestsPerTarget must be given: ' +
        'only an ElasticService behind an Application Load Balancer has its own',
    );
    expect(() => ScalingPolicy.requestsPerTarget({ target: 1, targetGroups: [] })).toThrow(
      'targetGroups must not be empty',
    );
  });
});

describe('ScalingPolicy.requestsPerTarget of a service in an imported target group', () => {
  const inTargets = (loadBalancerFullName?: string) => () =>
    templateOf((stack) => {
      const loadBalancerAttachment = LoadBalancerAttachment.targetGroup(importedTargets(stack, 'a'));
      const scalingPolicies = { Requests: ScalingPolicy.requestsPerTarget({ target: 1000, loadBalancerFullName }) };
      Annotations.of(stack).acknowledgeWarning('@aws-cdk/aws-elbv2:albTargetGroupCannotRegisterConnectable');
      new ElasticService(stack, 'Web', { vpc: importedVpc(stack), loadBalancerAttachment, scalingPolicies });
    });

  test('tracks it when the balancer is named', () => {
    const template = inTargets('app/web/fedcba9876543210')();

    const label = 'app/web/fedcba9876543210/targetgroup/a/0123456789abcdef';
    template.hasResourceProperties(POLICY, PREDEFINED(label));
  });

  test('fails when it is not', () => {
    expect(inTargets()).toThrow(
      'ScalingPolicy Test/Web/Group/Requests: ' +
        'loadBalancerFullName must be given where Test/a is imported without loadBalancerArns',
    );
  });
});
