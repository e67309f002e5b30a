import { Token } from 'aws-cdk-lib';
import { PropChecks } from '../prop-checks';
import { DesiredCapacityType } from './attributes';
import { type CapacityDefinition, hasSegments, hasSpot, isWeighted } from './capacity-definition';
import type { CapacityReservation } from './capacity-reservation';
import { CapacitySource } from './capacity-source';
import type { WarmPool } from './warm-pool';

/** What a group launches, into which capacity, and what it keeps warm. */
export interface CapacityOptions {
  /**
   * Which instance types are launched, and what they are bought as.
   *
   * @default CapacitySource.launchTemplate()
   */
  readonly capacitySource?: CapacitySource;

  /**
   * What the group does with Capacity Reservations.
   *
   * @default - what the launch template says, or else any open reservation that matches
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/target-capacity-reservations.html
   */
  readonly capacityReservation?: CapacityReservation;

  /**
   * Instances that have booted ahead of time, and wait beside the group.
   *
   * @default - none
   */
  readonly warmPool?: WarmPool;
}

/** The options, with the sizes of the group. */
interface SizedCapacityOptions extends CapacityOptions {
  readonly minCapacity: number;
  readonly maxCapacity: number;
}

/** What can be wrong between a source, the reservations, the warm pool and the sizes of a group. */
export function checkCapacityOptions(props: SizedCapacityOptions): PropChecks {
  const source = sourceOf(props);
  const { onDemandBaseCapacity = 0 } = source.distribution ?? {};
  return new PropChecks()
    .atMost('onDemandBaseCapacity', onDemandBaseCapacity, 'maxCapacity', props.maxCapacity)
    .include(checkReservation(props.capacityReservation, source))
    .include(props.warmPool ? checkWarmPool(props.warmPool, props.minCapacity, source) : new PropChecks());
}

/** The definition of what is launched. */
export function sourceOf({ capacitySource = CapacitySource.launchTemplate() }: CapacityOptions): CapacityDefinition {
  return capacitySource._definition;
}

function checkReservation(reservation: CapacityReservation | undefined, source: CapacityDefinition): PropChecks {
  return new PropChecks()
    .rule(
      reservation === undefined || !hasSegments(source),
      'capacityReservation must not be given with CapacitySource.distributionSegment, which names its own',
    )
    .rule(
      !reservation?.preference.startsWith('capacity-reservations') || !isSpotAlone(source),
      `capacityReservation must not be ${reservation?.preference} with Spot Instances alone, which take no reservation`,
    );
}

/** What AWS gives no warm pool to. */
function checkWarmPool(pool: WarmPool, minCapacity: number, source: CapacityDefinition): PropChecks {
  const { maxPreparedCapacity = Number.POSITIVE_INFINITY } = pool._options;
  const { desiredCapacityType = DesiredCapacityType.UNITS } = source;
  return new PropChecks()
    .rule(!hasSpot(source), 'warmPool must not be given with Spot Instances')
    .rule(!isWeighted(source), 'warmPool must not be given with instanceTypes that have a weight')
    .rule(!hasSegments(source), 'warmPool must not be given with CapacitySource.distributionSegment')
    .rule(
      desiredCapacityType !== DesiredCapacityType.UNITS ||
        Token.isUnresolved(minCapacity) ||
        Token.isUnresolved(maxPreparedCapacity) ||
        minCapacity <= maxPreparedCapacity,
      `maxPreparedCapacity of warmPool must be at least minCapacity, got ${maxPreparedCapacity} and ${minCapacity}`,
    );
}

function isSpotAlone(source: CapacityDefinition): boolean {
  const { onDemandBaseCapacity, onDemandPercentageAboveBaseCapacity } = source.distribution ?? {};
  return hasSpot(source) && onDemandBaseCapacity === 0 && onDemandPercentageAboveBaseCapacity === 0;
}
