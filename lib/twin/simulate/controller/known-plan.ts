import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import { leadTimeOf, type NearTerm } from '../../../scaling/controller/renewal-of';
import { MINUTE } from '../../../scaling/lease/floor-action';
import { QUARTER_MINUTES, QUARTERS } from '../../../scaling/lease/usual-needs';
import type { PlanStep } from '../../../scaling/plan-step';

type Usual = readonly number[] | undefined;

const SLOT = QUARTER_MINUTES * MINUTE;

/** A plan of floors that was made a while ago, and what it rests on. */
export class KnownPlan {
  private readonly wanted: number;
  /** The first and the last quarter of an hour whose usual need is in it, counted since 1970. */
  private readonly first: number;
  private readonly last: number;
  /** Until when it stays the same by itself: its near term, or its end, is then on another quarter of an hour. */
  private readonly until: number;

  constructor(
    private readonly plan: readonly PlanStep[],
    { now, nearTerm, wanted }: NearTerm,
    policy: ControllerPolicy,
    private usual: Usual,
  ) {
    const leadTime = leadTimeOf(policy);
    const end = Math.floor((now - leadTime) / SLOT);
    this.wanted = wanted;
    this.first = Math.floor(now / SLOT);
    this.last = end + QUARTERS - 2 + Math.ceil(leadTime / SLOT);
    this.until = Math.min(Math.ceil((now + nearTerm) / SLOT) * SLOT - nearTerm, (end + 1) * SLOT + leadTime);
  }

  /** Whether it is what would be planned now, but for its beginning. */
  isStill({ now, wanted }: NearTerm, usual: Usual): boolean {
    return wanted === this.wanted && now < this.until && this.isUsual(usual);
  }

  /** Whether it is the same as another, but for its beginning. */
  isLike(plan: readonly PlanStep[]): boolean {
    return (
      plan.length === this.plan.length &&
      plan.every(({ from, capacity }, index) => {
        const step = this.plan[index]!;
        return capacity === step.capacity && (from === step.from || index === 0);
      })
    );
  }

  /** Whether what is usual is the same where it matters. */
  private isUsual(usual: Usual): boolean {
    const { usual: known, first, last } = this;
    if (usual === undefined || known === undefined || usual === known) {
      return usual === known;
    }
    for (let quarter = first; quarter <= last; quarter++) {
      if (usual[quarter % QUARTERS] !== known[quarter % QUARTERS]) {
        return false;
      }
    }
    this.usual = usual;
    return true;
  }
}
