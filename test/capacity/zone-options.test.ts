import { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  CapacityReservation,
  CapacityReservationTarget,
  ElasticGroup,
  type ElasticGroupProps,
  ZoneDistribution,
  ZoneImpairmentPolicy,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

const groupWith = (props: Partial<ElasticGroupProps>) =>
  templateOf((stack) => new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props }));

describe('the zones of an ElasticGroup', () => {
  test('are left to Amazon EC2 Auto Scaling unless told', () => {
    groupWith({}).hasResourceProperties(GROUP, {
      AvailabilityZoneDistribution: Match.absent(),
      AvailabilityZoneImpairmentPolicy: Match.absent(),
      SkipZonalShiftValidation: Match.absent(),
      PlacementGroup: Match.absent(),
    });
  });

  test.each([
    [ZoneDistribution.balancedBestEffort(), 'balanced-best-effort'],
    [ZoneDistribution.balancedOnly(), 'balanced-only'],
    [ZoneDistribution.reservationsThenBalanced(), 'reservations-then-balanced'],
  ])('get capacity as %p says', (zoneDistribution, CapacityDistributionStrategy) => {
    const target = CapacityReservationTarget.reservations(['cr-0123456789abcdef0']);
    const capacityReservation = CapacityReservation.first(target);

    groupWith({ zoneDistribution, capacityReservation }).hasResourceProperties(GROUP, {
      AvailabilityZoneDistribution: { CapacityDistributionStrategy },
    });
  });

  test.each([
    [ZoneImpairmentPolicy.replaceUnhealthy(), true, 'ReplaceUnhealthy', Match.absent()],
    [ZoneImpairmentPolicy.ignoreUnhealthy(), true, 'IgnoreUnhealthy', Match.absent()],
    [ZoneImpairmentPolicy.ignoreUnhealthy({ skipZonalShiftValidation: true }), true, 'IgnoreUnhealthy', true],
    [ZoneImpairmentPolicy.off(), false, 'ReplaceUnhealthy', Match.absent()],
  ])('are shifted as %p says', (zoneImpairmentPolicy, ZonalShiftEnabled, ImpairedZoneHealthCheckBehavior, skipped) => {
    groupWith({ zoneImpairmentPolicy }).hasResourceProperties(GROUP, {
      AvailabilityZoneImpairmentPolicy: { ZonalShiftEnabled, ImpairedZoneHealthCheckBehavior },
      SkipZonalShiftValidation: skipped,
    });
  });

  test('may have a placement group', () => {
    const placementGroup = ec2.PlacementGroup.fromPlacementGroupName(new Stack(), 'Close', 'close');

    groupWith({ placementGroup }).hasResourceProperties(GROUP, { PlacementGroup: 'close' });
  });
});
