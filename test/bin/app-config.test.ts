import { App } from 'aws-cdk-lib';
import { readAppConfig } from '../../bin/app/config';

const read = (context: Record<string, unknown> = {}) => readAppConfig(new App({ context }).node);

describe('readAppConfig', () => {
  test('is the reference scenario when nothing is said', () => {
    expect(read()).toEqual({
      minCapacity: 1,
      maxCapacity: 10,
      cpuTarget: 70,
      controllerMode: 'lead',
      loadSource: 'cpu',
      internetFacing: false,
      deletionProtection: true,
    });
  });

  test('takes text, as the command line gives it', () => {
    const config = read({
      minCapacity: '2',
      maxCapacity: '20',
      cpuTarget: '55',
      controllerMode: 'shadow',
      loadSource: 'requests',
      instanceType: 'c7g.large',
      internetFacing: 'true',
      allowFrom: '203.0.113.0/24, 198.51.100.0/24',
      deletionProtection: 'false',
    });

    expect(config).toEqual({
      minCapacity: 2,
      maxCapacity: 20,
      cpuTarget: 55,
      controllerMode: 'shadow',
      loadSource: 'requests',
      instanceType: 'c7g.large',
      internetFacing: true,
      allowFrom: ['203.0.113.0/24', '198.51.100.0/24'],
      deletionProtection: false,
    });
  });

  test('takes numbers and booleans, as cdk.json gives them', () => {
    expect(read({ minCapacity: 2, internetFacing: false })).toMatchObject({ minCapacity: 2, internetFacing: false });
  });

  test('fails once with everything that is wrong', () => {
    const wrong = {
      minCapacity: 'two',
      maxCapacity: '2.5',
      cpuTarget: '170',
      controllerMode: 'observe',
      loadSource: 'memory',
      instanceType: 'big',
      internetFacing: 'yes',
    };

    expect(() => read(wrong)).toThrow(
      'context of the app: minCapacity must be a whole number between 0 and 1000, got two; ' +
        'maxCapacity must be a whole number between 1 and 1000, got 2.5; ' +
        'cpuTarget must be a whole number between 1 and 100, got 170; ' +
        'controllerMode must be floor, lead or shadow, got observe; ' +
        'loadSource must be cpu or requests, got memory; ' +
        'instanceType must be a type such as m7g.medium, got big; ' +
        'internetFacing must be true or false, got yes',
    );
  });

  test('fails for values that contradict each other, together with those that are wrong by themselves', () => {
    expect(() => read({ minCapacity: '11', cpuTarget: '0', internetFacing: 'true' })).toThrow(
      'context of the app: cpuTarget must be a whole number between 1 and 100, got 0; ' +
        'minCapacity must be at most maxCapacity, got 11; ' +
        'allowFrom must say who may connect when internetFacing is true, for example 0.0.0.0/0 for everybody, got nothing',
    );
  });

  test.each([
    ['minCapacity', ''],
    ['minCapacity', '-1'],
    ['certificateArn', 'certificate'],
    ['certificateArn', 'arn:x'],
    ['instanceType', 'foo.bar'],
    ['allowFrom', 'everybody'],
    ['allowFrom', '999.1.1.1/99'],
    ['allowFrom', '203.0.113.0/33'],
    ['deletionProtection', 1],
  ])('fails for %s = %p', (key, value) => {
    expect(() => read({ [key]: value })).toThrow(new RegExp(`^context of the app: ${key} must be .*, got ${value}$`));
  });
});
