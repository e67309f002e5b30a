import fc from 'fast-check';
import { InvalidEventError, parseEvent } from '../../../lambda/capacity-controller/events/parse-event';

/** The one request of a direct call or a schedule. */
function requestOf(event: unknown) {
  const [message] = parseEvent(event, 0).messages;
  if (message?.problem) {
    throw message.problem;
  }
  return message?.request;
}

describe('parseEvent', () => {
  test('understands what the schedule sends', () => {
    const event = {
      version: '0',
      id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '111122223333',
      time: '2026-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:events:us-east-1:111122223333:rule/tick'],
      detail: {},
    };

    expect(requestOf(event)).toEqual({ command: 'tick', dryRun: false });
  });

  test.each([
    [
      { command: 'set', capacity: 3 },
      { command: 'set', capacity: 3, dryRun: false },
    ],
    [
      { command: 'add', count: -1, dryRun: true, ifDesired: 4 },
      { command: 'add', count: -1, dryRun: true, ifDesired: 4 },
    ],
    [{ command: 'explain' }, { command: 'explain', dryRun: false }],
  ])('understands %j', (event, request) => {
    expect(requestOf(event)).toEqual(request);
  });

  test.each([
    [undefined, 'must be an operator command or a schedule of EventBridge, got undefined'],
    ['set 3', 'must be an operator command or a schedule of EventBridge, got "set 3"'],
    [{}, 'command must be set, add or explain, got undefined'],
    [{ command: 'set' }, 'capacity is missing'],
    [{ command: 'set', capacity: '3' }, 'capacity must be a whole number between 0 and 100000, got "3"'],
    [{ command: 'set', capacity: 2.5 }, 'capacity must be a whole number between 0 and 100000, got 2.5'],
    [{ command: 'set', capacity: -1 }, 'capacity must be a whole number between 0 and 100000, got -1'],
    [{ command: 'set', capacity: Number.NaN }, 'capacity must be a whole number between 0 and 100000, got NaN'],
    [{ command: 'set', capacity: 1e9 }, 'capacity must be a whole number between 0 and 100000, got 1000000000'],
    [{ command: 'set', capacity: 3, dryrun: true }, 'dryrun is not known'],
    [{ command: 'add', count: 0 }, 'count must not be 0, got 0'],
    [
      { command: 'set', capacity: 'x', dryRun: 'yes' },
      'capacity must be a whole number between 0 and 100000, got "x"; dryRun must be true or false, got "yes"',
    ],
  ])('fails for %j in one clear error', (event, message) => {
    expect(() => requestOf(event)).toThrow(InvalidEventError);
    expect(() => requestOf(event)).toThrow(`event is not understood: ${message}`);
  });

  test('fails for garbage with its own error and no other', () => {
    fc.assert(
      fc.property(fc.anything(), (event) => {
        const [message] = parseEvent(event, 0).messages;

        expect(message?.request ?? message?.problem).toBeDefined();
        expect(message?.problem ?? new InvalidEventError('')).toBeInstanceOf(InvalidEventError);
      }),
    );
  });
});
