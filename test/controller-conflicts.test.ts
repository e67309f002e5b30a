import { Size } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  CapacityController,
  CapacitySource,
  ControlledGroups,
  ControllerMode,
  DesiredCapacityType,
  ElasticGroup,
  type ElasticGroupProps,
  ScalingPolicy,
} from '../lib';
import { importedVpc, templateOf } from './support/template';

const TYPES = ['m7g.large', 'm7g.xlarge'].map((name) => new ec2.InstanceType(name));

/** A controlled group, to which something may be added when the controller is there. */
function controlled(
  props: Partial<ElasticGroupProps>,
  mode?: ControllerMode,
  change: (group: ElasticGroup) => void = () => {},
) {
  return templateOf((stack) => {
    const group = new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), ...props });
    new CapacityController(stack, 'Controller', { groups: ControlledGroups.list([{ group }]), mode });
    change(group);
  });
}

const weighted = CapacitySource.mixedInstances({
  instanceTypes: TYPES.map((instanceType, index) => ({ instanceType, weight: index + 1 })),
});
const inMemory = CapacitySource.attributes({
  instanceRequirements: [{ vCpuCountMin: 1, memoryMin: Size.gibibytes(1) }],
  desiredCapacityType: DesiredCapacityType.MEMORY_MIB,
});

describe('a controller', () => {
  test.each([
    ['weights', { capacitySource: weighted }],
    ['memory-mib', { capacitySource: inMemory }],
  ])('fails beside a group that is counted in %s', (got, props) => {
    expect(() => controlled(props)).toThrow(`capacity of Test/Group must be counted in instances, got ${got}`);
  });

  test('that leads fails beside a policy that scales in, also one that is added later', () => {
    const add = (policy: ScalingPolicy) => (group: ElasticGroup) => group.addScalingPolicy('Cpu', policy);

    expect(() => controlled({}, ControllerMode.lead(), add(ScalingPolicy.cpu()))).toThrow(
      'scalingPolicies.Cpu must not scale in beside ControllerMode.lead',
    );
    expect(() => controlled({}, ControllerMode.lead(), add(ScalingPolicy.cpu({ disableScaleIn: true })))).not.toThrow();
    expect(() => controlled({}, ControllerMode.floor(), add(ScalingPolicy.cpu()))).not.toThrow();
  });

  test('asks nothing of imported groups', () => {
    const build = () =>
      templateOf((stack) => {
        const autoScalingGroup = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Group', 'web');
        new CapacityController(stack, 'Controller', { autoScalingGroup, baseline: 1, highestFloor: 2 });
      });

    expect(build).not.toThrow();
  });
});
