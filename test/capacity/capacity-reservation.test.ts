import { Fn, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { CapacityReservation, CapacityReservationTarget, PurchaseOption } from '../../lib';
import { GROUP, groupWith, twoTypes } from './groups';

const ARN = 'arn:aws:resource-groups:us-east-1:111122223333:group/reserved';

const specificationOf = (capacityReservation: CapacityReservation, CapacityReservationSpecification: object) =>
  groupWith({ capacityReservation }).hasResourceProperties(GROUP, {
    CapacityReservationSpecification: Match.exact(CapacityReservationSpecification),
  });

describe('capacity reservations', () => {
  test.each([
    ['none', CapacityReservation.none()],
    ['default', CapacityReservation.defaultPreference()],
    ['capacity-reservations-first', CapacityReservation.first()],
    ['capacity-reservations-only', CapacityReservation.only()],
  ])('may be preferred as %s', (CapacityReservationPreference, reservation) => {
    specificationOf(reservation, { CapacityReservationPreference });
  });

  test('may be named by id', () => {
    specificationOf(CapacityReservation.only(CapacityReservationTarget.reservations(['cr-0123456789abcdef0'])), {
      CapacityReservationPreference: 'capacity-reservations-only',
      CapacityReservationTarget: { CapacityReservationIds: ['cr-0123456789abcdef0'] },
    });
  });

  test('may be named by the resource groups that hold them', () => {
    specificationOf(CapacityReservation.first(CapacityReservationTarget.resourceGroups([ARN])), {
      CapacityReservationPreference: 'capacity-reservations-first',
      CapacityReservationTarget: { CapacityReservationResourceGroupArns: [ARN] },
    });
  });

  test('tolerate tokens', () => {
    const target = CapacityReservationTarget.reservations([Fn.importValue('reservation')]);

    specificationOf(CapacityReservation.defaultPreference(target), {
      CapacityReservationPreference: 'default',
      CapacityReservationTarget: { CapacityReservationIds: [{ 'Fn::ImportValue': 'reservation' }] },
    });
    expect(() => CapacityReservationTarget.resourceGroups(Token.asList(Fn.ref('Groups')))).not.toThrow();
  });

  test('are left out where nothing is said', () => {
    groupWith({}).hasResourceProperties(GROUP, { CapacityReservationSpecification: Match.absent() });
  });

  test('go with a list of types and a share of On-Demand Instances', () => {
    const capacitySource = twoTypes({ purchaseOption: PurchaseOption.spot({ onDemandBaseCapacity: 1 }) });

    expect(() => groupWith({ capacitySource, capacityReservation: CapacityReservation.only() })).not.toThrow();
  });

  test.each([
    ['first', CapacityReservation.first(), 'capacity-reservations-first'],
    ['only', CapacityReservation.only(), 'capacity-reservations-only'],
  ])('fail as %s where there are Spot Instances alone', (_, capacityReservation, preference) => {
    const capacitySource = twoTypes({ purchaseOption: PurchaseOption.spot() });

    expect(() => groupWith({ capacitySource, capacityReservation })).toThrow(
      `capacityReservation must not be ${preference} with Spot Instances alone, which take no reservation`,
    );
  });

  test.each([
    [() => CapacityReservationTarget.reservations([]), 'ids must not be empty'],
    [() => CapacityReservationTarget.reservations([ARN]), `ids must be ids of Capacity Reservations, got ${ARN}`],
    [() => CapacityReservationTarget.resourceGroups([]), 'arns must not be empty'],
    [() => CapacityReservationTarget.resourceGroups(['cr-0']), 'arns must be ARNs of resource groups, got cr-0'],
  ])('fail for a target that is none, %#', (make, problem) => {
    expect(make).toThrow(`CapacityReservationTarget: ${problem}`);
  });
});
