import { hexHash, uuidOf } from '../../lib/twin/hash';

describe('hash', () => {
  test('gives the same digits for the same text in every run', () => {
    expect(hexHash('web', 12)).toBe(hexHash('web', 12));
    expect(hexHash('web', 12)).toMatchInlineSnapshot(`"16827e6f7735"`);
  });

  test('gives as many hexadecimal digits as asked for', () => {
    expect(hexHash('web', 40)).toMatch(/^[0-9a-f]{40}$/);
  });

  test('tells ten thousand similar texts apart', () => {
    const hashes = new Set(Array.from({ length: 10_000 }, (_, index) => hexHash(`group/instance/${index}`, 16)));

    expect(hashes.size).toBe(10_000);
  });

  test('writes an identifier in the shape of a UUID', () => {
    expect(uuidOf('web')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
