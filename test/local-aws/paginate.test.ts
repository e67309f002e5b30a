import fc from 'fast-check';
import { paginate } from '../../lib/local-aws/paginate';

describe('paginate', () => {
  test('gives every item once, in order, whatever the size of a page', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (items, size) => {
        const seen: number[] = [];
        let token: string | undefined;

        do {
          const page = paginate(items, size, token);
          seen.push(...page.items);
          token = page.nextToken;
        } while (token !== undefined);

        expect(seen).toEqual(items);
      }),
    );
  });

  test.each(['', 'x', 'bm90IG91cnM=', btoa('from:0'), btoa('from:99'), btoa('from:-1')])(
    'fails for the token %j',
    (token) => {
      expect(() => paginate([1, 2, 3], 2, token)).toThrow(`The token '${token}' was invalid`);
    },
  );
});
