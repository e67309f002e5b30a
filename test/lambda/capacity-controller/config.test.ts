import { readConfig } from '../../../lambda/capacity-controller/config';

describe('readConfig', () => {
  test('reads which group to control', () => {
    expect(readConfig({ AUTO_SCALING_GROUP_NAME: 'web' })).toEqual({ groupName: 'web', policy: { mode: 'observe' } });
  });

  test.each([{}, { AUTO_SCALING_GROUP_NAME: '' }])('fails for %j, and names what is missing', (environment) => {
    expect(() => readConfig(environment)).toThrow(
      'environment of the capacity controller: AUTO_SCALING_GROUP_NAME is not set',
    );
  });
});
