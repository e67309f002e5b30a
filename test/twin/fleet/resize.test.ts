import { SizeError, setDesiredCapacity, updateGroup } from '../../../lib/twin/fleet/resize';
import { runningGroup } from './support';

describe('setDesiredCapacity', () => {
  test.each([1, 3, 10])('accepts %d in a group of 1 to 10', (desired) => {
    expect(setDesiredCapacity(runningGroup(), desired).desired).toBe(desired);
  });

  test.each([
    [15, 'New SetDesiredCapacity value 15 is above max value 10 for the AutoScalingGroup.'],
    [0, 'New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.'],
  ])('fails for %d with the service’s own words', (desired, message) => {
    expect(() => setDesiredCapacity(runningGroup(), desired)).toThrow(new SizeError(message));
  });

  test('changes no instance at once', () => {
    const group = runningGroup();

    expect(setDesiredCapacity(group, 3).instances).toBe(group.instances);
  });
});

describe('updateGroup', () => {
  test('raises desired capacity to a new minimum above it', () => {
    expect(updateGroup(runningGroup(), { min: 4 })).toMatchObject({ min: 4, max: 10, desired: 4 });
  });

  test('lowers desired capacity to a new maximum below it', () => {
    const group = setDesiredCapacity(runningGroup(), 8);

    expect(updateGroup(group, { max: 5 })).toMatchObject({ min: 1, max: 5, desired: 5 });
  });

  test('leaves desired capacity alone inside the new bounds', () => {
    const group = setDesiredCapacity(runningGroup(), 5);

    expect(updateGroup(group, { min: 2, max: 6 })).toMatchObject({ min: 2, max: 6, desired: 5 });
  });

  test('sets all three together', () => {
    expect(updateGroup(runningGroup(), { min: 0, max: 0, desired: 0 })).toMatchObject({ min: 0, max: 0, desired: 0 });
  });

  test('fails for a minimum above the maximum', () => {
    expect(() => updateGroup(runningGroup(), { min: 11 })).toThrow(
      new SizeError('Max bound, 10, must be greater than or equal to min bound, 11'),
    );
  });

  test('fails for a desired capacity outside the new bounds', () => {
    expect(() => updateGroup(runningGroup(), { max: 5, desired: 7 })).toThrow(
      new SizeError('Desired capacity:7 must be between the specified min size:1 and max size:5'),
    );
  });
});
