import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Drain, ElasticService, HookTarget, InstanceMaintenance, LifecycleHook, Readiness } from '../../lib';
import { NEW_APP_FLAGS } from '../support/template';

/** A service with everything that an instance's life can have. */
function newApp(): { app: App; stack: Stack } {
  const app = new App({ context: { ...NEW_APP_FLAGS } });
  const stack = new Stack(app, 'Whole');
  Validations.of(stack).acknowledge(
    { id: 'cdk-headroom:nothingStarts', reason: 'a test serves nothing' },
    { id: 'cdk-headroom:plainHttp', reason: 'a test carries nothing' },
  );
  const queue = new sqs.Queue(stack, 'Queue', { enforceSSL: true });
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'a test loses nothing' });
  new ElasticService(stack, 'Web', {
    readiness: Readiness.targetHealth(),
    drain: Drain.completedByInstance(),
    lifecycleHooks: { Audit: LifecycleHook.launching({ target: HookTarget.queue(queue) }) },
    retainAbandonedInstances: true,
    ebsHealthChecks: true,
    maxInstanceLifetime: Duration.days(30),
    instanceMaintenance: InstanceMaintenance.launchBeforeTerminating(),
    newInstancesProtectedFromScaleIn: true,
    groupDeletionProtection: autoscaling.DeletionProtection.PREVENT_FORCE_DELETION,
    notifications: [{ topic: new sns.Topic(stack, 'Topic', { enforceSSL: true }) }],
    terminationPolicies: [autoscaling.TerminationPolicy.OLDEST_INSTANCE],
    serviceLinkedRole: iam.Role.fromRoleArn(
      stack,
      'Linked',
      'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_web',
    ),
  });
  return { app, stack };
}

describe("a group with everything that an instance's life can have", () => {
  test('has no finding of cdk-nag AwsSolutions that is not acknowledged', () => {
    const { app } = newApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

    expect(() => app.synth()).not.toThrow();
  });

  test('has no finding of the built-in CloudFormation validation', () => {
    const { app } = newApp();
    jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

    const { directory } = app.synth();

    const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });
});
