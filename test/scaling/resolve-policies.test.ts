import fc from 'fast-check';
import { resolvePolicies } from '../../lib/scaling/resolve-policies';

const none = { desired: 8, scaleOut: [], scaleIn: [], everyTrackerReady: true };

describe('resolvePolicies', () => {
  test('takes the largest of several that scale out (D)', () => {
    expect(resolvePolicies({ ...none, scaleOut: [10, 9] })).toBe(10);
  });

  test('takes the largest of several that scale in: 8 - 2 before 8 - 3 (D)', () => {
    expect(resolvePolicies({ ...none, scaleIn: [6, 5] })).toBe(6);
  });

  test('does not scale in while a target tracking policy is not ready to (D)', () => {
    expect(resolvePolicies({ ...none, scaleIn: [6], everyTrackerReady: false })).toBe(8);
  });

  test('scales out if any policy is ready to, whatever the others say (D)', () => {
    expect(resolvePolicies({ ...none, scaleOut: [9], scaleIn: [5], stepScaleIn: [4] })).toBe(9);
  });

  test('does not hold a step policy back for a target tracking policy that is not ready (D)', () => {
    expect(resolvePolicies({ ...none, scaleIn: [7], everyTrackerReady: false, stepScaleIn: [5, 6] })).toBe(6);
  });

  test('changes nothing when no policy fires', () => {
    expect(resolvePolicies(none)).toBe(8);
  });

  test('gives a capacity that somebody proposed, or the one there is', () => {
    const sizes = fc.integer({ min: 0, max: 50 });
    const proposals = fc.record({
      desired: sizes,
      scaleOut: fc.array(sizes),
      scaleIn: fc.array(sizes),
      everyTrackerReady: fc.boolean(),
      stepScaleIn: fc.array(sizes),
    });

    fc.assert(
      fc.property(proposals, (all) => {
        expect([all.desired, ...all.scaleOut, ...all.scaleIn, ...all.stepScaleIn]).toContain(resolvePolicies(all));
      }),
    );
  });
});
