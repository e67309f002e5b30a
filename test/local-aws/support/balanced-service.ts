import { webService } from '../../twin/template/fixtures';

const { Targets, Template } = webService.Resources;

/** How the load balancer and the target group are named in metrics. */
const pathOf = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });

/** The web service with a load balancer in front, and detailed monitoring. */
export const balancedService = {
  ...webService,
  Resources: {
    ...webService.Resources,
    Template: {
      ...Template,
      Properties: { LaunchTemplateData: { ...Template.Properties.LaunchTemplateData, Monitoring: { Enabled: true } } },
    },
    Targets: {
      ...Targets,
      Properties: {
        ...Targets.Properties,
        Port: 8080,
        Protocol: 'HTTP',
        HealthCheckPath: '/health',
        HealthCheckIntervalSeconds: 20,
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Name: 'front', Scheme: 'internet-facing', Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }] },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      },
    },
  },
};

/** The same, tracking 1000 requests a minute and target as well as 70 % CPU, with a scheduled action. */
export const trackedService = {
  ...balancedService,
  Resources: {
    ...balancedService.Resources,
    Requests: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ALBRequestCountPerTarget',
            ResourceLabel: {
              'Fn::Join': ['/', [pathOf('Balancer', 'LoadBalancerFullName'), pathOf('Targets', 'TargetGroupFullName')]],
            },
          },
          TargetValue: 1000,
        },
      },
    },
    Evening: {
      Type: 'AWS::AutoScaling::ScheduledAction',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, MinSize: '6', Recurrence: '30 * * * *' },
    },
    Once: {
      Type: 'AWS::AutoScaling::ScheduledAction',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, MaxSize: '9', StartTime: '2026-01-01T00:20:00Z' },
    },
  },
};
