import { Duration, Fn, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { BootTime, CapacityController, ControllerMode, ElasticGroup } from '../lib';
import { controllerEnvironmentOf } from './support/controller-environment';
import { importedVpc, templateOf } from './support/template';

const templateWith = (mode: ControllerMode) =>
  templateOf((stack) => {
    const autoScalingGroup = new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack) });
    new CapacityController(stack, 'Controller', { autoScalingGroup, mode });
  });

const token = (name: string) => Token.asNumber(Fn.importValue(name));

describe('ControllerMode', () => {
  const byDefault = {
    policy: { isShadow: false, quality: 0.01, minimumHold: 900, tolerance: 0, scaleInLimit: 0.5 },
    boot: { seconds: 120, isLearned: false },
  };

  test.each([
    ['floor', ControllerMode.floor(), { mode: 'floor' }, {}],
    ['lead', ControllerMode.lead(), { mode: 'lead' }, {}],
    ['shadow', ControllerMode.shadow(), { mode: 'floor', isShadow: true }, {}],
    ['shadow of lead', ControllerMode.shadow(ControllerMode.lead()), { mode: 'lead', isShadow: true }, {}],
    [
      'floor with options',
      ControllerMode.floor({ quality: 2.5, bootTime: BootTime.given(Duration.seconds(190)) }),
      { mode: 'floor', quality: 0.025 },
      { seconds: 190 },
    ],
    [
      'floor with a boot time that is learned',
      ControllerMode.floor({ bootTime: BootTime.learned(), minimumHold: Duration.minutes(5) }),
      { mode: 'floor', minimumHold: 300 },
      { isLearned: true },
    ],
    [
      'lead with options',
      ControllerMode.lead({
        bootTime: BootTime.learned({ atFirst: Duration.minutes(4) }),
        tolerance: 10,
        scaleInLimit: 25,
        scaleOutLimit: 200,
      }),
      { mode: 'lead', tolerance: 0.1, scaleInLimit: 0.25, scaleOutLimit: 2 },
      { seconds: 240, isLearned: true },
    ],
  ])('%s tells its function what the function understands', (_, mode, policy, boot) => {
    const told = controllerEnvironmentOf(templateWith(mode));

    expect(told.policy).toEqual({ ...byDefault.policy, ...policy });
    expect(told.boot).toEqual({ ...byDefault.boot, ...boot });
  });

  test('says nothing that the function would not understand, whatever the options', () => {
    const percent = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const seconds = (max: number) => fc.integer({ min: 0, max }).map((value) => Duration.seconds(value));
    const options = fc.record(
      {
        quality: percent(0.1, 50),
        bootTime: seconds(3600).map((time) => BootTime.given(time)),
        minimumHold: seconds(86_400),
        tolerance: percent(0, 100),
        scaleInLimit: percent(1, 100),
        scaleOutLimit: percent(1, 10_000),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(options, (given) => {
        const { environment } = ControllerMode.lead(given);
        const numbers = Object.entries(environment).filter(([name]) => !/MODE|SHADOW|LEARN/.test(name));
        expect(numbers.every(([, value]) => /^\d+(\.\d+)?$/.test(value))).toBe(true);
      }),
      { examples: [[{ tolerance: 1e-7 }]] },
    );
  });

  test('tolerates tokens', () => {
    const mode = ControllerMode.lead({
      quality: token('quality'),
      bootTime: BootTime.given(Duration.seconds(token('boot'))),
      minimumHold: Duration.seconds(token('hold')),
      scaleOutLimit: token('limit'),
    });

    templateWith(mode).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          QUALITY: { 'Fn::ImportValue': 'quality' },
          BOOT_TIME: { 'Fn::ImportValue': 'boot' },
          MINIMUM_HOLD: { 'Fn::ImportValue': 'hold' },
          SCALE_OUT_LIMIT: { 'Fn::ImportValue': 'limit' },
        }),
      },
    });
  });

  test('fails once with every option that is out of range', () => {
    const wrong = {
      quality: 51,
      minimumHold: Duration.days(2),
      tolerance: -1,
      scaleInLimit: 0,
      scaleOutLimit: Number.NaN,
    };

    expect(() => ControllerMode.lead(wrong)).toThrow(
      'ControllerMode.lead: quality must be a number between 0.1 and 50, got 51; ' +
        'minimumHold must be a whole number of seconds between 0 and 86400, got 172800; ' +
        'tolerance must be a number between 0 and 100, got -1; ' +
        'scaleInLimit must be a number between 1 and 100, got 0; ' +
        'scaleOutLimit must be a number between 1 and 10000, got NaN',
    );
  });

  test('fails for a hold that is a token in another unit than seconds, which could not be converted', () => {
    const minimumHold = Duration.minutes(token('minutes'));

    expect(() => ControllerMode.floor({ minimumHold })).toThrow(
      'ControllerMode.floor: minimumHold must be in seconds when it is a token, got one in minutes',
    );
  });
});

describe('BootTime', () => {
  test.each([
    ['given', () => BootTime.given(Duration.hours(2)), 'duration'],
    ['learned', () => BootTime.learned({ atFirst: Duration.hours(2) }), 'atFirst'],
  ])('%s fails for more than an hour', (name, make, option) => {
    expect(make).toThrow(`BootTime.${name}: ${option} must be a whole number of seconds between 0 and 3600, got 7200`);
  });
});
