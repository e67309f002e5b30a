import { Duration, Fn, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { type CpuScalingProps, ElasticGroup, ScalingPolicy } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const POLICY = 'AWS::AutoScaling::ScalingPolicy';

function templateWith(props?: CpuScalingProps) {
  return templateOf((stack) => {
    new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack) }).addScalingPolicy('Cpu', ScalingPolicy.cpu(props));
  });
}

describe('ScalingPolicy.cpu', () => {
  test('tracks an average CPU utilisation of 70 percent', () => {
    templateWith().hasResourceProperties(POLICY, {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 70,
      },
      Cooldown: Match.absent(),
    });
  });

  test('takes a target, a warm-up of its own, and leaves scale-in to others', () => {
    const template = templateWith({ target: 50, estimatedInstanceWarmup: Duration.minutes(3), disableScaleIn: true });

    template.hasResourceProperties(POLICY, {
      EstimatedInstanceWarmup: 180,
      TargetTrackingConfiguration: { TargetValue: 50, DisableScaleIn: true },
    });
  });

  test('scales an imported group', () => {
    const template = templateOf((stack) => {
      const group = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Imported', 'web');
      ScalingPolicy.cpu().bind(stack, 'Cpu', group);
    });

    template.hasResourceProperties(POLICY, { AutoScalingGroupName: 'web' });
  });

  test('tolerates a token as target', () => {
    const target = Token.asNumber(Fn.importValue('target'));

    templateWith({ target }).hasResourceProperties(POLICY, {
      TargetTrackingConfiguration: { TargetValue: { 'Fn::ImportValue': 'target' } },
    });
  });

  test.each([0, -5, 100.5, 150, Number.NaN])('fails for a target of %p', (target) => {
    expect(() => ScalingPolicy.cpu({ target })).toThrow(
      `ScalingPolicy.cpu: target must be a number between 1 and 100, got ${target}`,
    );
  });

  test('fails once with everything that is wrong', () => {
    expect(() => ScalingPolicy.cpu({ target: 0, estimatedInstanceWarmup: Duration.hours(2) })).toThrow(
      /target must be .* got 0; estimatedInstanceWarmup must be .* got 7200/,
    );
  });
});
