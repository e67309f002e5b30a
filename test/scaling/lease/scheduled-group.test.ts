import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { DAY, HOUR, START } from './support/any-lease';
import { type GroupState, ScheduledGroup } from './support/scheduled-group';

const put = (name: string, at: number, minSize: number) =>
  ({ api: 'PutScheduledUpdateGroupAction', name, at, minSize }) as const;
const groupWith = (state: Partial<GroupState> = {}) =>
  new ScheduledGroup({ now: START, minSize: 1, maxSize: 20, actions: [], lateness: () => 0, ...state });

describe('the model of scheduled actions', () => {
  test('runs an action once, when its time has come', () => {
    const group = groupWith();
    group.write(put('up', START + HOUR, 5));

    const minima = group.advance(START + DAY);

    expect(minima).toEqual([
      { from: START, capacity: 1 },
      { from: START + HOUR, capacity: 5 },
    ]);
    expect(group.describe()).toEqual([]);
  });

  test('runs what recurs again the next day', () => {
    const group = groupWith({ actions: [{ name: 'daily', at: START + HOUR, minSize: 3, recurrence: '0 1 * * *' }] });

    group.advance(START + DAY);

    expect(group.minSize).toBe(3);
    expect(group.describe()).toMatchObject([{ name: 'daily', at: START + DAY + HOUR }]);
  });

  test('runs late, and in order all the same', () => {
    const late = (at: number) => (at === START + HOUR ? 2 * MINUTE : 0);
    const group = groupWith({ lateness: late });
    group.write(put('one', START + HOUR, 5));
    group.write(put('other', START + HOUR + MINUTE, 6));

    const minima = group.advance(START + DAY);

    expect(minima.slice(1)).toEqual([
      { from: START + HOUR + 2 * MINUTE, capacity: 5 },
      { from: START + HOUR + 2 * MINUTE, capacity: 6 },
    ]);
  });

  test('fails a minimum above the maximum', () => {
    const group = groupWith();
    group.write(put('up', START + HOUR, 21));

    group.advance(START + DAY);

    expect(group.minSize).toBe(1);
  });

  test('does not make up for what was missed while it was suspended', () => {
    const group = groupWith();
    group.write(put('up', START + HOUR, 5));
    group.isSuspended = true;
    group.advance(START + 2 * HOUR);
    group.isSuspended = false;

    group.advance(START + DAY);

    expect(group.minSize).toBe(1);
    expect(group.describe()).toHaveLength(1);
  });

  test('fails to take a start that is past, or that another has', () => {
    const group = groupWith();
    group.write(put('up', START + HOUR, 5));

    expect(() => group.write(put('late', START, 5))).toThrow('ValidationError');
    expect(() => group.write(put('other', START + HOUR, 5))).toThrow('AlreadyExists');
    expect(() => group.write(put('up', START + HOUR, 6))).not.toThrow();
  });

  test('fails to take more than 125 actions', () => {
    const group = groupWith();
    for (let minute = 1; minute <= 125; minute++) {
      group.write(put(`at-${minute}`, START + minute * MINUTE, 5));
    }

    expect(() => group.write(put('more', START + HOUR * 10, 5))).toThrow('LimitExceeded');
    expect(() => group.write(put('at-7', START + 7 * MINUTE, 6))).not.toThrow();
    expect(() => group.write({ api: 'DeleteScheduledAction', name: 'at-8' })).not.toThrow();
    expect(() => group.write(put('more', START + HOUR * 10, 5))).not.toThrow();
  });
});
