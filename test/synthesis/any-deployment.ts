import { Duration } from 'aws-cdk-lib';
import { ScaleInProtectedInstances, StandbyInstances } from 'aws-cdk-lib/aws-autoscaling';
import fc from 'fast-check';
import { Deployment, type RefreshCheckpoints } from '../../lib';

const refresh = {
  checkpoints: fc.constantFrom<RefreshCheckpoints[]>(
    { percentages: [100] },
    { percentages: [10, 50, 100], delay: Duration.minutes(30) },
  ),
  bakeTime: fc.integer({ min: 0, max: 3600 }).map(Duration.seconds),
  instanceWarmup: fc.integer({ min: 0, max: 3600 }).map(Duration.seconds),
  scaleInProtectedInstances: fc.constantFrom(...Object.values(ScaleInProtectedInstances)),
  standbyInstances: fc.constantFrom(...Object.values(StandbyInstances)),
};

/** How a change reaches instances. */
export const deployments = fc.oneof(
  fc
    .record(
      { ...refresh, minHealthyPercentage: fc.integer({ min: 50, max: 100 }), skipMatching: fc.boolean() },
      { requiredKeys: [] },
    )
    .map(Deployment.instanceRefresh),
  fc
    .record(
      {
        maxBatchSize: fc.integer({ min: 1, max: 5 }),
        minActiveInstancesPercent: fc.nat(100),
        pauseTime: fc.integer({ min: 0, max: 3600 }).map(Duration.seconds),
        waitOnResourceSignals: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .map(Deployment.rollingUpdate),
  fc.record({ minSuccessfulInstancesPercent: fc.nat(100) }, { requiredKeys: [] }).map(Deployment.replacing),
  fc.constant(Deployment.manual()),
);

/** Only where every type has an image of its own. */
export const rootVolumeReplacements = fc
  .record({ ...refresh, minHealthyPercentage: fc.integer({ min: 50, max: 99 }) }, { requiredKeys: [] })
  .map(Deployment.rootVolumeReplacement);
