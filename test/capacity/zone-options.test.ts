import { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  CapacityReservation,
  CapacityReservationTarget,
  CapacityReservationTargeting,
  ElasticGroup,
  type ElasticGroupProps,
  HardenedLaunchTemplate,
  ZoneDistribution,
  ZoneImpairmentPolicy,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

const RESERVATIONS_FIRST = ZoneDistribution.reservationsThenBalanced();

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
  ])('get capacity as %p says', (zoneDistribution, CapacityDistributionStrategy) => {
    const target = CapacityReservationTarget.reservations(['cr-0123456789abcdef0']);
    const capacityReservation = CapacityReservation.first(target);

    groupWith({ zoneDistribution, capacityReservation }).hasResourceProperties(GROUP, {
      AvailabilityZoneDistribution: { CapacityDistributionStrategy },
    });
  });

  test('get capacity where there are reservations first', () => {
    const capacityReservation = CapacityReservation.first(CapacityReservationTarget.reservations(['cr-0123']));

    groupWith({ zoneDistribution: RESERVATIONS_FIRST, capacityReservation }).hasResourceProperties(GROUP, {
      AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'reservations-then-balanced' },
    });
  });

  test.each([
    ['none', undefined],
    ['any that matches', CapacityReservation.first()],
    ['none, for the group takes none', CapacityReservation.none()],
  ])('fail with reservations first where the group names %s', (_, capacityReservation) => {
    expect(() => groupWith({ zoneDistribution: RESERVATIONS_FIRST, capacityReservation })).toThrow(
      'zoneDistribution must not be reservations-then-balanced when neither capacityReservation nor the launch template names a reservation',
    );
  });

  test('may leave the reservations to the launch template', () => {
    const capacityReservationTargeting = CapacityReservationTargeting.reservation('cr-0123');
    const build = (capacityReservation?: CapacityReservation) =>
      templateOf((stack) => {
        const vpc = importedVpc(stack);
        const launchTemplate = new HardenedLaunchTemplate(stack, 'Template', { vpc, capacityReservationTargeting });
        const zoneDistribution = RESERVATIONS_FIRST;
        new ElasticGroup(stack, 'Group', { vpc, launchTemplate, zoneDistribution, capacityReservation });
      });

    expect(() => build()).not.toThrow();
    expect(() => build(CapacityReservation.first())).not.toThrow();
    expect(() => build(CapacityReservation.none())).toThrow('zoneDistribution must not be reservations-then-balanced');
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
