import fc from 'fast-check';
import { services, shuffledBy, synthesize } from './any-service';

/** For a machine that is a few times slower than usual. */
const PATIENCE = 120_000;

describe('any combination of valid options', () => {
  test(
    'is synthesized, to the same template in whatever order its props, policies, hooks and volumes are given',
    () => {
      fc.assert(
        fc.property(services, fc.nat(), (service, salt) => {
          expect(synthesize(service, shuffledBy(salt))).toEqual(synthesize(service));
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE,
  );
});
