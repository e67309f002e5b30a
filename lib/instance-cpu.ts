import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { architectureOf } from './machine-image';
import { PropChecks } from './prop-checks';

/**
 * Which part of an instance type's vCPUs are used, for licences by the core, or to turn hyper-threading off.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-optimize-cpu.html
 */
export interface CpuTopology {
  /** Cores, at least 1, up to what the instance type has. */
  readonly coreCount: number;

  /** Threads of each core: 1, or 2 with hyper-threading. */
  readonly threadsPerCore: number;
}

/** What is special about the processors of instances. */
export interface InstanceCpu {
  /**
   * Cores and threads.
   *
   * @default - all of the instance type
   */
  readonly topology?: CpuTopology;

  /**
   * How bursts of a burstable instance type above its baseline are paid.
   *
   * @default - as the instance type has it: `standard` for T2, `unlimited` for the newer ones
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-how-to.html
   */
  readonly credits?: ec2.CpuCredits;

  /**
   * Encrypt the memory of the instance against its host with AMD SEV-SNP. M6a, R6a and C6a have it.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sev-snp.html
   */
  readonly amdSevSnp?: boolean;

  /**
   * Run virtual machines in the instance. Of the types that are not bare metal some with Intel processors can do so.
   *
   * @default false
   */
  readonly nestedVirtualization?: boolean;
}

/** What can be wrong with the processors, of what the name of the instance type tells. */
export function checkCpu(cpu: InstanceCpu, instanceType: ec2.InstanceType): PropChecks {
  const isArm = architectureOf(instanceType) === ec2.InstanceArchitecture.ARM_64;
  return new PropChecks()
    .integer('cpu.topology.coreCount', cpu.topology?.coreCount, 1)
    .integer('cpu.topology.threadsPerCore', cpu.topology?.threadsPerCore, 1, 2)
    .rule(
      cpu.credits === undefined || Token.isUnresolved(instanceType.toString()) || isBurstable(instanceType),
      `cpu.credits must be left out when instanceType is not burstable, got ${instanceType}`,
    )
    .rule(
      !(cpu.amdSevSnp && isArm),
      `cpu.amdSevSnp must be left out when instanceType is Graviton, got ${instanceType}`,
    )
    .rule(
      !(cpu.nestedVirtualization && isArm),
      `cpu.nestedVirtualization must be left out when instanceType is Graviton, got ${instanceType}`,
    );
}

const isBurstable = (instanceType: ec2.InstanceType) => /^t\d/.test(instanceType.toString());

/** The processors in the launch template's data. */
export function renderCpu({ topology, credits, amdSevSnp, nestedVirtualization }: InstanceCpu) {
  const options = {
    ...(topology && { CoreCount: topology.coreCount, ThreadsPerCore: topology.threadsPerCore }),
    ...(amdSevSnp && { AmdSevSnp: 'enabled' }),
    ...(nestedVirtualization && { NestedVirtualization: 'enabled' }),
  };
  return {
    CpuOptions: Object.keys(options).length > 0 ? options : undefined,
    CreditSpecification: credits && { CpuCredits: credits },
  };
}
