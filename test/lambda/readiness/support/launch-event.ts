/** What EventBridge tells of an instance that waits at a launching hook. */
export function launchEvent(detail: object = {}, time = '2026-01-05T12:00:00Z') {
  return {
    version: '0',
    id: '12345678-1234-1234-1234-123456789012',
    'detail-type': 'EC2 Instance-launch Lifecycle Action',
    source: 'aws.autoscaling',
    account: '111122223333',
    time,
    region: 'eu-west-1',
    resources: ['arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/web'],
    detail: {
      LifecycleActionToken: '87654321-4321-4321-4321-210987654321',
      AutoScalingGroupName: 'web',
      LifecycleHookName: 'Readiness',
      EC2InstanceId: 'i-1',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      NotificationMetadata: 'stack/Group',
      Origin: 'EC2',
      Destination: 'AutoScalingGroup',
      ...detail,
    },
  };
}
