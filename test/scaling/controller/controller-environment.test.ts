import { readControllerEnvironment } from '../../../lib/scaling/controller/controller-environment';

const PREFIX = 'environment of the capacity controller: ';

const ONE = { AUTO_SCALING_GROUP_NAME: 'web', BASELINE: '2' };
const CPU = { kind: 'cpu' };
const REQUESTS = {
  kind: 'demand',
  metrics: [
    { namespace: 'AWS/ApplicationELB', name: 'RequestCount', dimensions: { TargetGroup: 'web' }, statistic: 'Sum' },
  ],
};

describe('readControllerEnvironment', () => {
  test('keeps floors with 1 % of minutes, a boot of 2 minutes and a hold of 15 when only the group is given', () => {
    expect(readControllerEnvironment(ONE)).toEqual({
      groups: { kind: 'listed', groups: [{ name: 'web', baseline: 2, source: CPU }] },
      policy: {
        mode: 'floor',
        isShadow: false,
        quality: 0.01,
        minimumHold: 900,
        tolerance: 0,
        scaleInLimit: 0.5,
      },
      boot: { seconds: 120, isLearned: false },
      obeysOperators: true,
    });
  });

  test('reads every variable', () => {
    const environment = {
      ...ONE,
      HIGHEST_FLOOR: '20',
      LOAD_SOURCE: JSON.stringify(REQUESTS),
      CONTROLLER_MODE: 'lead',
      SHADOW: 'true',
      OPERATOR_COMMANDS: 'false',
      QUALITY: '2.5',
      BOOT_TIME: '121',
      LEARN_BOOT_TIME: 'true',
      MINIMUM_HOLD: '300',
      TOLERANCE: '10',
      SCALE_IN_LIMIT: '25',
      SCALE_OUT_LIMIT: '200',
    };

    expect(readControllerEnvironment(environment)).toEqual({
      groups: { kind: 'listed', groups: [{ name: 'web', baseline: 2, highestFloor: 20, source: REQUESTS }] },
      policy: {
        mode: 'lead',
        isShadow: true,
        quality: 0.025,
        minimumHold: 300,
        tolerance: 0.1,
        scaleInLimit: 0.25,
        scaleOutLimit: 2,
      },
      boot: { seconds: 121, isLearned: true },
      obeysOperators: false,
    });
  });

  test('reads several groups, and those with a tag', () => {
    const list = [
      { name: 'web', baseline: 1 },
      { name: 'api', baseline: 0, highestFloor: 9, source: REQUESTS },
    ];

    expect(readControllerEnvironment({ AUTO_SCALING_GROUPS: JSON.stringify(list) }).groups).toEqual({
      kind: 'listed',
      groups: [{ name: 'web', baseline: 1, source: CPU }, list[1]],
    });
    expect(readControllerEnvironment({ AUTO_SCALING_GROUP_TAG: 'floor', HIGHEST_FLOOR: '30' }).groups).toEqual({
      kind: 'tagged',
      key: 'floor',
      highestFloor: 30,
    });
  });

  test('fails once with everything that is missing or wrong', () => {
    const wrong = { CONTROLLER_MODE: 'observe', QUALITY: '0', BOOT_TIME: '2m', MINIMUM_HOLD: '1.5', SHADOW: 'yes' };

    expect(() => readControllerEnvironment(wrong)).toThrow(
      new Error(
        `${PREFIX}AUTO_SCALING_GROUP_NAME, AUTO_SCALING_GROUPS or AUTO_SCALING_GROUP_TAG is not set; ` +
          'BASELINE must be a whole number between 0 and 100000, got nothing; ' +
          'CONTROLLER_MODE must be floor or lead, got observe; SHADOW must be true or false, got yes; ' +
          'QUALITY must be a number between 0.1 and 50, got 0; ' +
          'MINIMUM_HOLD must be a whole number of seconds between 0 and 86400, got 1.5; ' +
          'BOOT_TIME must be a whole number of seconds between 0 and 3600, got 2m',
      ),
    );
  });

  test('fails for groups that are told in two ways', () => {
    expect(() => readControllerEnvironment({ ...ONE, AUTO_SCALING_GROUP_TAG: 'floor' })).toThrow(
      'one of AUTO_SCALING_GROUP_NAME, AUTO_SCALING_GROUPS or AUTO_SCALING_GROUP_TAG must be set, got 2',
    );
  });

  test.each([
    ['a list that is none', '{}', 'must be a JSON array of groups, got {}'],
    ['no JSON', 'web', 'must be a JSON array of groups, got web'],
    ['no group', '[]', 'must be a JSON array of groups, got []'],
  ])('fails for %s', (_, AUTO_SCALING_GROUPS, problem) => {
    expect(() => readControllerEnvironment({ AUTO_SCALING_GROUPS })).toThrow(`AUTO_SCALING_GROUPS ${problem}`);
  });

  test('fails for every group of a list that is wrong', () => {
    const list = [null, { name: '', baseline: -1, highestFloor: 1.5, source: { kind: 'queue' } }];

    expect(() => readControllerEnvironment({ AUTO_SCALING_GROUPS: JSON.stringify(list) })).toThrow(
      new Error(
        `${PREFIX}AUTO_SCALING_GROUPS[0].name must be the name of a group, got nothing; ` +
          'AUTO_SCALING_GROUPS[0].baseline must be a whole number between 0 and 100000, got nothing; ' +
          'AUTO_SCALING_GROUPS[1].name must be the name of a group, got ""; ' +
          'AUTO_SCALING_GROUPS[1].baseline must be a whole number between 0 and 100000, got -1; ' +
          'AUTO_SCALING_GROUPS[1].highestFloor must be a whole number between 0 and 100000, got 1.5; ' +
          'AUTO_SCALING_GROUPS[1].source must be JSON of kind cpu or demand, got {"kind":"queue"}',
      ),
    );
  });

  test.each([
    ['no JSON', 'cpu', 'must be JSON of kind cpu or demand, got nothing'],
    [
      'no metrics',
      '{"kind":"demand"}',
      'must have metrics with namespace, name, dimensions and statistic, got nothing',
    ],
    [
      'a metric that lacks something',
      JSON.stringify({ kind: 'demand', metrics: [{ ...REQUESTS.metrics[0], statistic: '' }] }),
      'must have metrics with namespace, name, dimensions and statistic, got [{',
    ],
    ['a capacity of 0', JSON.stringify({ ...REQUESTS, perInstance: 0 }), 'must have a perInstance above 0, got 0'],
  ])('fails for a load source with %s', (_, LOAD_SOURCE, problem) => {
    expect(() => readControllerEnvironment({ ...ONE, LOAD_SOURCE })).toThrow(`LOAD_SOURCE ${problem}`);
  });

  test.each([
    ['BASELINE', '-1', 'must be a whole number between 0 and 100000, got -1'],
    ['CONTROLLER_MODE', '', 'must be floor or lead, got nothing'],
    ['OPERATOR_COMMANDS', '1', 'must be true or false, got 1'],
    ['TOLERANCE', '101', 'must be a number between 0 and 100, got 101'],
    ['SCALE_IN_LIMIT', '0', 'must be a number between 1 and 100, got 0'],
    ['SCALE_OUT_LIMIT', '0', 'must be a number between 1 and 10000, got 0'],
    ['QUALITY', '', 'must be a number between 0.1 and 50, got nothing'],
    ['QUALITY', '50.5', 'must be a number between 0.1 and 50, got 50.5'],
    ['QUALITY', '1 %', 'must be a number between 0.1 and 50, got 1 %'],
    ['QUALITY', '1e1', 'must be a number between 0.1 and 50, got 1e1'],
    ['BOOT_TIME', '', 'must be a whole number of seconds between 0 and 3600, got nothing'],
    ['BOOT_TIME', '3601', 'must be a whole number of seconds between 0 and 3600, got 3601'],
    ['MINIMUM_HOLD', '', 'must be a whole number of seconds between 0 and 86400, got nothing'],
    ['MINIMUM_HOLD', '-60', 'must be a whole number of seconds between 0 and 86400, got -60'],
    ['MINIMUM_HOLD', '86401', 'must be a whole number of seconds between 0 and 86400, got 86401'],
  ])('fails for %s = "%s"', (name, value, problem) => {
    expect(() => readControllerEnvironment({ ...ONE, [name]: value })).toThrow(
      new Error(`${PREFIX}${name} ${problem}`),
    );
  });
});
