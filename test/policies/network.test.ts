import { Size } from 'aws-cdk-lib';
import { ScalingPolicy } from '../../lib';
import { importedWith, POLICY } from './support';

describe('ScalingPolicy.networkIn and networkOut', () => {
  const targetPerMinute = Size.mebibytes(30);

  test.each([
    ['In', ScalingPolicy.networkIn({ targetPerMinute })],
    ['Out', ScalingPolicy.networkOut({ targetPerMinute, disableScaleIn: true })],
  ])('holds the bytes of an instance in a minute: %s', (direction, policy) => {
    importedWith(() => policy).hasResourceProperties(POLICY, {
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: `ASGAverageNetwork${direction}` },
        TargetValue: 30 * 1024 * 1024,
        DisableScaleIn: direction === 'Out',
      },
    });
  });

  test('fails for no bytes', () => {
    expect(() => ScalingPolicy.networkOut({ targetPerMinute: Size.bytes(0) })).toThrow(
      'ScalingPolicy.networkOut: targetPerMinute (bytes) must be a number above 0, got 0',
    );
  });
});
