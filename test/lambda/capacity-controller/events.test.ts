import fc from 'fast-check';
import { InvalidEventError, parseEvent } from '../../../lambda/capacity-controller/events';

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

    expect(parseEvent(event)).toEqual({ command: 'tick', dryRun: false });
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
    expect(parseEvent(event)).toEqual(request);
  });

  test.each([
    [undefined, /event is not understood: /],
    [null, /event is not understood: /],
    ['set 3', /event is not understood: /],
    [[], /event is not understood: /],
    [{}, /command: /],
    [{ command: 'destroy' }, /command: .*"destroy"/],
    [{ command: 'set' }, /capacity: /],
    [{ command: 'set', capacity: '3' }, /capacity: .*"3"/],
    [{ command: 'set', capacity: 2.5 }, /capacity: .*2\.5/],
    [{ command: 'set', capacity: -1 }, /capacity: .*>=0.*-1/],
    [{ command: 'set', capacity: Number.NaN }, /capacity: .*NaN/],
    [{ command: 'set', capacity: 1e9 }, /capacity: /],
    [{ command: 'set', capacity: 3, dryrun: true }, /dryrun: /],
    [{ command: 'add', count: 0 }, /count: /],
    [{ command: 'set', capacity: '3', dryRun: 'yes' }, /capacity: .*; dryRun: /],
    [{ source: 'aws.ec2', 'detail-type': 'Scheduled Event' }, /command: /],
  ])('fails for %j in one clear error', (event, message) => {
    expect(() => parseEvent(event)).toThrow(InvalidEventError);
    expect(() => parseEvent(event)).toThrow(message);
  });

  test('fails for garbage with its own error and no other', () => {
    fc.assert(
      fc.property(fc.anything(), (event) => {
        try {
          parseEvent(event);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidEventError);
        }
      }),
    );
  });
});
