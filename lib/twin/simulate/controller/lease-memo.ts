import { asRenewal, type RenewalOf, renewalOf, renewalRequest } from '../../../scaling/controller/renewal-of';
import { renewLease } from '../../../scaling/lease/renew-lease';
import { KnownLease } from './known-lease';
import { KnownPlan } from './known-plan';

/**
 * Renews the lease of one group minute by minute, from memory where it can: mostly nothing has changed but the time, and
 * there is nothing to write. What comes of it is the same as without a memory. In doubt, which is seldom, it has none.
 *
 * The policy must be the same each time; what is usually needed, the group's range and the list of its scheduled actions
 * must be other objects whenever anything about them has changed.
 */
export class LeaseMemo {
  private plan: KnownPlan | undefined;
  private lease: KnownLease | undefined;

  readonly renewalOf: RenewalOf = (near, policy, group, { usual }) => {
    if (near.isInDoubt) {
      this.plan = undefined; // what is written is part of the plan then
      this.lease = undefined;
      return renewalOf(near, policy, group, { usual });
    }
    const isStill = this.plan?.isStill(near, usual) ?? false;
    const request = isStill ? undefined : renewalRequest(near, policy, group, { usual });
    const isLike = request === undefined || this.plan?.isLike(request.plan) === true;
    if (request !== undefined) {
      this.plan = new KnownPlan(request.plan, near, policy, usual);
    }
    const known = isLike ? this.lease?.renewalIn(group, near.now) : undefined;
    if (known !== undefined) {
      return known;
    }
    const asked = request ?? renewalRequest(near, policy, group, { usual });
    const renewed = renewLease(asked);
    this.lease = KnownLease.of(renewed, asked, group.range.max);
    return asRenewal(renewed);
  };
}
