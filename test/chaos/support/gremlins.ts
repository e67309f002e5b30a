import { hash } from '../../scaling/lease/support/any-lease';
import { isWrite } from './crash-story';
import type { Fault, Gremlin } from './fake-aws';

/** How often things go wrong, as shares of calls. */
export interface Mischief {
  /** Throttled. */
  readonly throttled: number;
  /** Answered with status 500 or 503. */
  readonly broken: number;
  /** Refused since the group is being changed. */
  readonly contended: number;
  /** The connection ends without an answer, half of the time after the call was carried out. */
  readonly lost: number;
  /** Only half of the answer comes. */
  readonly truncated: number;
  /** The answer takes half a second. */
  readonly slow: number;
}

export const NO_MISCHIEF: Mischief = { throttled: 0, broken: 0, contended: 0, lost: 0, truncated: 0, slow: 0 };

/** Does its mischief by a sequence that hangs on the seed. */
export function gremlinOf(seed: number, mischief: Mischief): Gremlin {
  let count = 0;
  return (call) => {
    count += 1;
    let dice = hash(seed, count);
    for (const [kind, share] of Object.entries(mischief)) {
      if (dice < share) {
        return faultOf(kind as keyof Mischief, hash(seed, -count), isWrite(call));
      }
      dice -= share;
    }
    return undefined;
  };
}

function faultOf(kind: keyof Mischief, dice: number, write: boolean): Fault | undefined {
  const table: { readonly [kind in keyof Mischief]: Fault | undefined } = {
    throttled: { kind: 'refused', status: 400, code: 'Throttling' },
    broken: { kind: 'refused', status: dice < 0.5 ? 500 : 503, code: 'InternalFailure' },
    contended: write ? { kind: 'refused', status: 500, code: 'ResourceContention' } : undefined,
    lost: { kind: 'lost', isCarriedOut: dice < 0.5 },
    truncated: { kind: 'truncated' },
    slow: { kind: 'slow', milliseconds: 50 },
  };
  return table[kind];
}
