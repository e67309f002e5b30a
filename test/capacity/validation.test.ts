import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Size, Stack } from 'aws-cdk-lib';
import {
  CapacityReservation,
  CapacityReservationTarget,
  CapacitySource,
  ElasticGroup,
  type ElasticGroupOptions,
  LifecycleHook,
  PurchaseOption,
  SpotAllocation,
  TargetCapacityType,
  WarmPool,
} from '../../lib';
import { importedVpc, NEW_APP_FLAGS } from '../support/template';
import { twoTypes, type, types } from './groups';

const GROUPS: Readonly<Record<string, ElasticGroupOptions>> = {
  Spot: {
    capacitySource: CapacitySource.mixedInstances({
      instanceTypes: [{ instanceType: type('m7g.large'), weight: 2 }],
      purchaseOption: PurchaseOption.spot({ allocation: SpotAllocation.lowestPrice(), maxPrice: 0.1 }),
    }),
  },
  Attributes: {
    capacitySource: CapacitySource.attributes({
      instanceRequirements: [
        { vCpuCountMin: 2, memoryMin: Size.gibibytes(4), acceleratorCountMax: 0, baselineInstanceFamily: 'c6g' },
      ],
    }),
  },
  Segment: {
    capacitySource: CapacitySource.distributionSegment({
      instanceTypes: types('p5.48xlarge'),
      targetCapacityTypes: Object.values(TargetCapacityType),
      resourceGroupArns: ['arn:aws:resource-groups:us-east-1:111122223333:group/reserved'],
    }),
  },
  Pool: {
    lifecycleHooks: { Install: LifecycleHook.launching() },
    capacitySource: twoTypes(),
    capacityReservation: CapacityReservation.only(CapacityReservationTarget.reservations(['cr-0123456789abcdef0'])),
    warmPool: WarmPool.stopped({ minSize: 1, maxPreparedCapacity: 4 }),
  },
};

test('the built-in CloudFormation validation finds nothing in what a group launches', () => {
  const app = new App({ context: { ...NEW_APP_FLAGS } });
  const stack = new Stack(app, 'Test');
  for (const [id, options] of Object.entries(GROUPS)) {
    new ElasticGroup(stack, id, { vpc: importedVpc(stack), ...options });
  }
  jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

  const { directory } = app.synth();

  const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([]);
});
