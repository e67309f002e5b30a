import { userGuide } from './aws-pages';
import { type Check, each } from './check';
import { launchDataOf } from './launch-data';
import { GROUP } from './resource-types';
import type { TemplateValue } from './template-value';

const STRATEGY = 'Properties.AvailabilityZoneDistribution.CapacityDistributionStrategy';

/** Which Capacity Reservations instances are launched into. */
export const RESERVATION_CHECKS: readonly Check[] = [
  {
    id: 'reservations-without-target',
    severity: 'error',
    what: 'A group is to fill its Capacity Reservations before it balances zones, and names none',
    why: 'the reservations that come first are those that the group or its launch template names',
    fix: 'give CapacityReservationTarget in CapacityReservationSpecification, or use balanced-best-effort',
    source: userGuide('ec2-auto-scaling-availability-zone-balanced'),
    find: each(GROUP, function* (group, template) {
      const { properties } = group;
      const strategy = properties.at('AvailabilityZoneDistribution', 'CapacityDistributionStrategy').text;
      const launch = launchDataOf(group, template);
      yield strategy === 'reservations-then-balanced' &&
        launch !== undefined &&
        [properties, launch.data].every(namesNoReservation) && [
          STRATEGY,
          `CapacityReservationTarget must be given for ${strategy}, got none in ${group.name} and ${launch.source.name}`,
        ];
    }),
  },
];

function namesNoReservation(properties: TemplateValue): boolean {
  return properties.at('CapacityReservationSpecification', 'CapacityReservationTarget').isAbsent;
}
