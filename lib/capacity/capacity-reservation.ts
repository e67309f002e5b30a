import { Token } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';

const RESERVATION_ID = /^cr-[a-z0-9]+$/;
const RESOURCE_GROUP_ARN = /^arn:[^:]+:resource-groups:/;

/**
 * Which Capacity Reservations a group launches into: one static factory for each way to name them.
 *
 * @example
 * CapacityReservation.first(CapacityReservationTarget.reservations(['cr-0123456789abcdef0']));
 */
export class CapacityReservationTarget {
  /**
   * Reservations by their ids.
   *
   * @throws when there is none, or one is no id
   */
  public static reservations(ids: string[]): CapacityReservationTarget {
    check('ids', ids, RESERVATION_ID, 'ids of Capacity Reservations').throwFor('CapacityReservationTarget');
    return new CapacityReservationTarget({ capacityReservationIds: ids });
  }

  /**
   * Reservations by the ARNs of resource groups that hold them, as they come and go.
   *
   * @throws when there is none, or one is no ARN
   */
  public static resourceGroups(arns: string[]): CapacityReservationTarget {
    checkResourceGroups('arns', arns).throwFor('CapacityReservationTarget');
    return new CapacityReservationTarget({ capacityReservationResourceGroupArns: arns });
  }

  private constructor(
    /** @internal */
    public readonly _property: autoscaling.CfnAutoScalingGroup.CapacityReservationTargetProperty,
  ) {}
}

/**
 * What a group does with Capacity Reservations: one static factory a preference.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/target-capacity-reservations.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * new ElasticGroup(this, 'Group', { vpc, capacityReservation: CapacityReservation.first() });
 */
export class CapacityReservation {
  /** Launch into no reservation, also where one would match. */
  public static none(): CapacityReservation {
    return new CapacityReservation('none');
  }

  /**
   * Do as the launch template says, or else take any open reservation that matches. What AWS does when nothing is said.
   *
   * @param target by default that of the launch template
   */
  public static defaultPreference(target?: CapacityReservationTarget): CapacityReservation {
    return new CapacityReservation('default', target);
  }

  /**
   * Launch into reservations first, and into On-Demand capacity when they are full.
   *
   * @param target by default any open reservation that matches
   */
  public static first(target?: CapacityReservationTarget): CapacityReservation {
    return new CapacityReservation('capacity-reservations-first', target);
  }

  /**
   * Launch into reservations alone. When they are full launches fail, also those that replace an unhealthy instance.
   *
   * @param target by default any open reservation that matches
   */
  public static only(target?: CapacityReservationTarget): CapacityReservation {
    return new CapacityReservation('capacity-reservations-only', target);
  }

  private constructor(
    /** The name of the preference, as the API has it. */
    public readonly preference: string,
    private readonly target?: CapacityReservationTarget,
  ) {}

  /**
   * Whether it names reservations, or leaves them to the launch template.
   *
   * @internal
   */
  public _names(isNamedByTemplate: boolean): boolean {
    return this.preference !== 'none' && (this.target !== undefined || isNamedByTemplate);
  }

  /** @internal */
  public _render(): autoscaling.CfnAutoScalingGroup.CapacityReservationSpecificationProperty {
    return {
      capacityReservationPreference: this.preference,
      capacityReservationTarget: this.target?._property,
    };
  }
}

/** What can be wrong with one id of a reservation. */
export function checkReservationId(name: string, id: string): PropChecks {
  return check(name, [id], RESERVATION_ID, 'the id of a Capacity Reservation');
}

/** What can be wrong with one ARN of a resource group. */
export function checkResourceGroup(name: string, arn: string): PropChecks {
  return check(name, [arn], RESOURCE_GROUP_ARN, 'the ARN of a resource group');
}

/** What can be wrong with the ARNs of resource groups. */
export function checkResourceGroups(name: string, arns: string[]): PropChecks {
  return check(name, arns, RESOURCE_GROUP_ARN, 'ARNs of resource groups');
}

function check(name: string, values: string[], pattern: RegExp, what: string): PropChecks {
  if (Token.isUnresolved(values)) {
    return new PropChecks();
  }
  const wrong = values.filter((value) => !Token.isUnresolved(value) && !pattern.test(value));
  return new PropChecks()
    .rule(values.length > 0, `${name} must not be empty`)
    .rule(wrong.length === 0, `${name} must be ${what}, got ${wrong.join(', ')}`);
}
