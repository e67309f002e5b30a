import type { Answer } from '../../../lambda/capacity-controller/answer';
import { respond } from '../../../lambda/capacity-controller/handled';

const answer = { group: 'web' } as Answer;
const failure = { group: 'api', error: new Error('denied') };
const delivery = (source: 'direct' | 'eventbridge' | 'sns' | 'sqs') => ({ source, messages: [] });

describe('the answer to a queue', () => {
  test('names the messages that failed, and throws nothing', () => {
    const handled = [
      { id: 'a', answers: [answer], failures: [] },
      { id: 'b', answers: [], failures: [failure] },
    ];

    expect(respond(delivery('sqs'), handled)).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
  });
});

describe('the answer to anybody else', () => {
  test('is that of the one group, or those of all', () => {
    const one = { answers: [answer], failures: [] };
    const other = { answers: [{ ...answer, group: 'api' }], failures: [] };

    expect(respond(delivery('direct'), [one])).toBe(answer);
    expect(respond(delivery('eventbridge'), [one, other])).toEqual({ answers: [answer, other.answers[0]] });
  });

  test('is a failure that names the groups that failed, also when others came through', () => {
    const handled = [
      { answers: [answer], failures: [] },
      { answers: [], failures: [failure] },
    ];

    expect(() => respond(delivery('sns'), handled)).toThrow('api: Error: denied');
  });

  test('is the one failure itself when there is nothing else', () => {
    expect(() => respond(delivery('direct'), [{ answers: [], failures: [failure] }])).toThrow(failure.error);
  });
});
