import { readAnswer } from '../../lib/local-aws/controller-answer';

const desiredCapacity = { before: 1, after: 3 };

describe('readAnswer', () => {
  test('tells the reasons of an answer, whatever they are', () => {
    const reasons = [{ message: 'asked for' }, 'text', { message: { toString: 1 } }, null];

    const answer = readAnswer({ payload: { outcome: 'changed', desiredCapacity, reasons }, lines: [] });

    expect(answer).toEqual({
      outcome: 'changed',
      dryRun: false,
      before: 1,
      after: 3,
      reasons: ['asked for', 'text', '{"toString":1}', 'null'],
    });
  });

  test.each([
    ['nothing', null],
    ['no capacity', { outcome: 'changed' }],
    ['a capacity that is not a number', { outcome: 'changed', desiredCapacity: { before: 1, after: { valueOf: 1 } } }],
  ])('fails on %s, showing it', (_name, payload) => {
    expect(() => readAnswer({ payload, lines: [] })).toThrow(
      `the controller's answer is not understood: ${JSON.stringify(payload)}`,
    );
  });
});
