import type { Duration } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { acknowledgeControl } from '../acknowledge';

/** Whose word a group takes for it that an instance is unhealthy, beside that of EC2, which always counts. */
export type HealthSource = 'ELB' | 'VPC_LATTICE' | 'EBS';

/** Always in this order: a single ELB is then written as checkers of templates look for it. */
const ORDER: readonly HealthSource[] = ['ELB', 'VPC_LATTICE', 'EBS'];

/** The health checks of a group, which more sources may join as things are attached to it. */
export class GroupHealth {
  private readonly sources = new Set<HealthSource>();

  constructor(
    private readonly group: CfnAutoScalingGroup,
    private readonly gracePeriod: Duration,
  ) {}

  /** Trusts a source. Until there is one, neither its type nor a grace period is set. */
  trust(source: HealthSource): void {
    this.sources.add(source);
    this.group.healthCheckType = ORDER.filter((type) => this.sources.has(type)).join(',');
    this.group.healthCheckGracePeriod = this.gracePeriod.toSeconds();
    if (this.sources.has('ELB') && this.sources.size > 1) {
      const reason = 'the health of load balancers counts: cdk-nag looks for ELB as the only type';
      acknowledgeControl(this.group, 'AutoScalingGroupELBHealthCheckRequired', reason);
    }
  }
}
