import { Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** GiB of memory for each vCPU, by the letter of the family. */
const MEMORY_PER_VCPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/** vCPUs of the sizes without a number. */
const VCPUS: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4 };

/**
 * Memory of an instance type in GiB, of the families C, M and R from the fifth generation on, where all types follow one
 * rule but C5n. Undefined for every other type.
 */
export function memoryOf(instanceType: ec2.InstanceType): number | undefined {
  const name = instanceType.toString();
  const [, family, size] = (!Token.isUnresolved(name) && /^([cmr])(?!5n\.)[5-9]\w*(?:-flex)?\.(.+)$/.exec(name)) || [];
  const vcpus = VCPUS[size ?? ''] ?? 4 * Number(/^(\d+)xlarge$/.exec(size ?? '')?.[1]);
  return family === undefined || Number.isNaN(vcpus) ? undefined : vcpus * MEMORY_PER_VCPU[family]!;
}
