import { SizeError } from '../../../lib/twin/deployed/size-error';
import { running } from './support';

describe('SetDesiredCapacity', () => {
  test.each([1, 3, 10])('accepts %d in a group of 1 to 10', (desired) => {
    const { group } = running();

    group.setDesired(desired);

    expect(group.desired).toBe(desired);
  });

  test.each([
    [15, 'New SetDesiredCapacity value 15 is above max value 10 for the AutoScalingGroup.'],
    [0, 'New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.'],
  ])('fails for %d with the service’s own words', (desired, message) => {
    const { group } = running();

    expect(() => group.setDesired(desired)).toThrow(new SizeError(message));
    expect(group.desired).toBe(1);
  });

  test('changes no instance at once', () => {
    const { group } = running();
    const before = group.instances;

    group.setDesired(3);

    expect(group.instances).toEqual(before);
  });
});

describe('UpdateAutoScalingGroup', () => {
  test.each<[string, number, { min?: number; max?: number; desired?: number }, object]>([
    ['raises desired capacity to a new minimum above it', 1, { min: 4 }, { range: { min: 4, max: 10 }, desired: 4 }],
    ['lowers desired capacity to a new maximum below it', 8, { max: 5 }, { range: { min: 1, max: 5 }, desired: 5 }],
    [
      'leaves desired capacity alone inside the new bounds',
      5,
      { min: 2, max: 6 },
      { range: { min: 2, max: 6 }, desired: 5 },
    ],
    ['sets all three together', 1, { min: 0, max: 0, desired: 0 }, { range: { min: 0, max: 0 }, desired: 0 }],
  ])('%s', (_name, desired, sizes, expected) => {
    const { group } = running();
    group.setDesired(desired);

    group.update(sizes);

    expect({ range: group.range, desired: group.desired }).toEqual(expected);
  });

  test.each([
    ['a minimum above the maximum', { min: 11 }, 'Max bound, 10, must be greater than or equal to min bound, 11'],
    [
      'a desired capacity outside the new bounds',
      { max: 5, desired: 7 },
      'Desired capacity:7 must be between the specified min size:1 and max size:5',
    ],
  ])('fails for %s', (_name, sizes, message) => {
    const { group } = running();

    expect(() => group.update(sizes)).toThrow(new SizeError(message));
    expect(group.range).toEqual({ min: 1, max: 10 });
  });
});
