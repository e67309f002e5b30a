import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HardenedLaunchTemplate } from '../launch-template';
import { PropChecks } from '../prop-checks';
import { type CapacityOptions, sourceOf } from './capacity-options';
import { ZoneDistribution } from './zone-distribution';
import type { ZoneOptions } from './zone-options';

/** What decides whether there are reservations to launch into first. */
interface ReservingGroup extends CapacityOptions, ZoneOptions {
  readonly launchTemplate?: ec2.ILaunchTemplate;
}

/**
 * A group that launches into reservations first must be told of some. Of other templates than a `HardenedLaunchTemplate`
 * nothing is known.
 */
export function checkReservationsFirst(group: ReservingGroup): PropChecks {
  const { zoneDistribution, launchTemplate: template } = group;
  const reservation = group.capacityReservation ?? sourceOf(group).capacityReservation;
  const isNamedByTemplate =
    template instanceof HardenedLaunchTemplate
      ? template.capacityReservationTargeting?._hasTarget === true
      : template !== undefined;
  const isNamed = reservation ? reservation._names(isNamedByTemplate) : isNamedByTemplate;
  return new PropChecks().rule(
    zoneDistribution?.strategy !== ZoneDistribution.reservationsThenBalanced().strategy || isNamed,
    'zoneDistribution must not be reservations-then-balanced when neither capacityReservation nor the launch template names a reservation',
  );
}
