import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { DEFAULT_INSTANCE_TYPE } from '../launch-template';
import { architectureOf } from '../machine-image';
import { PropChecks } from '../prop-checks';
import type { CapacityDefinition, CapacityOverride } from './capacity-definition';

/** What is launched from one image must be of one architecture. */
export function checkOneArchitecture(overrides: readonly CapacityOverride[]): PropChecks {
  const known = typesFromCommonImage(overrides).filter((type) => architectureOf(type) !== undefined);
  const [first] = known;
  const other = known.find((type) => architectureOf(type) !== architectureOf(first!));
  return new PropChecks().rule(
    other === undefined,
    `instanceTypes must be of one architecture unless they have a launchTemplate or machineImage of their own, got ${first && named(first)} and ${other && named(other)}`,
  );
}

/** What is launched must be of the architecture of the group's template, also of the one that the group makes itself. */
export function checkGroupArchitecture(source: CapacityDefinition, given: ec2.ILaunchTemplate | undefined): PropChecks {
  return given
    ? checkArchitecture(source, given)
    : checkImageOf(typeForTemplate(source) ?? DEFAULT_INSTANCE_TYPE, source);
}

/**
 * What is launched from the image of the group's template must be of the architecture of that template. Nothing is said of
 * a template that is imported.
 */
function checkArchitecture(source: CapacityDefinition, template: ec2.ILaunchTemplate | undefined): PropChecks {
  return checkImageOf(template instanceof ec2.LaunchTemplate ? template.instanceType : undefined, source);
}

function checkImageOf(own: ec2.InstanceType | undefined, source: CapacityDefinition): PropChecks {
  const architecture = own && architectureOf(own);
  if (own === undefined || architecture === undefined) {
    return new PropChecks();
  }
  const other = typesFromCommonImage(source.overrides).find((type) => differs(architectureOf(type), architecture));
  const checks = new PropChecks().rule(
    other === undefined,
    `instanceTypes must be of the architecture of the launch template's ${named(own)}, got ${other && named(other)}`,
  );
  return source.overrides
    .filter(isFromCommonImage)
    .reduce((all, override) => all.include(checkAttributes(override, named(own), architecture)), checks);
}

/** The first of the types that take the group's image, which a launch template must be made for. */
export function typeForTemplate(source: CapacityDefinition | undefined): ec2.InstanceType | undefined {
  return typesFromCommonImage(source?.overrides ?? [])[0];
}

/** A type whose own template is of another architecture. */
export function checkOwnTemplates(overrides: readonly CapacityOverride[]): PropChecks {
  return overrides
    .filter(({ machineImage }) => machineImage === undefined)
    .reduce((all, override) => all.include(checkOwnTemplate(override)), new PropChecks());
}

function checkOwnTemplate({ instanceType, requirements, launchTemplate }: CapacityOverride): PropChecks {
  const override = { instanceType, requirements };
  const overrides = [override];
  return checkArchitecture({ overrides }, launchTemplate);
}

/** Attributes that only types of another architecture have would match none that the image runs on. */
function checkAttributes(
  { requirements }: CapacityOverride,
  template: string,
  architecture: ec2.InstanceArchitecture,
): PropChecks {
  const makers = requirements?.cpuManufacturers ?? [];
  const allowed = requirements?.allowedInstanceTypes ?? [];
  return new PropChecks()
    .rule(
      makers.length === 0 || makers.some((maker) => ARCHITECTURES[maker] === architecture),
      `cpuManufacturers must make processors of the architecture of the launch template's ${template}, got ${makers.join(', ')}`,
    )
    .rule(
      allowed.length === 0 || allowed.some((pattern) => !differs(architectureOfPattern(pattern), architecture)),
      `allowedInstanceTypes must be of the architecture of the launch template's ${template}, got ${allowed.join(', ')}`,
    );
}

/** Known of a type, and of all sizes of a family. */
function architectureOfPattern(pattern: string): ec2.InstanceArchitecture | undefined {
  return architectureOf(new ec2.InstanceType(pattern.replace(/\.\*$/, '.large')));
}

const ARCHITECTURES: Readonly<Record<ec2.CpuManufacturer, ec2.InstanceArchitecture | undefined>> = {
  [ec2.CpuManufacturer.INTEL]: ec2.InstanceArchitecture.X86_64,
  [ec2.CpuManufacturer.AMD]: ec2.InstanceArchitecture.X86_64,
  [ec2.CpuManufacturer.AWS]: ec2.InstanceArchitecture.ARM_64,
  [ec2.CpuManufacturer.APPLE]: ec2.InstanceArchitecture.ARM_64,
};

function typesFromCommonImage(overrides: readonly CapacityOverride[]): readonly ec2.InstanceType[] {
  return overrides.filter(isFromCommonImage).flatMap(({ instanceType }) => instanceType ?? []);
}

function isFromCommonImage({ launchTemplate, machineImage }: CapacityOverride): boolean {
  return launchTemplate === undefined && machineImage === undefined;
}

function differs(one: ec2.InstanceArchitecture | undefined, other: ec2.InstanceArchitecture): boolean {
  return one !== undefined && one !== other;
}

function named(type: ec2.InstanceType): string {
  return `${type} (${architectureOf(type)})`;
}
