import { MINUTE, type ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { leaseWrites } from '../../../lib/scaling/lease/lease-writes';
import { DAY, HOUR, START } from './support/any-lease';

const floor = (hour: number, minSize: number) => {
  const at = START + hour * HOUR;
  return { name: leaseNames.floor(at), at, minSize };
};
const release = (at: number) => ({ name: leaseNames.release, at, minSize: 1 });
/** `put 03` and `delete 12` are of the floors of these hours. */
const writesFor = (lease: Parameters<typeof leaseWrites>[0], existing: readonly ScheduledAction[], minSize = 1) =>
  leaseWrites(lease, { minSize, existing }).writes.map(({ api, name }) => {
    const verb = api === 'DeleteScheduledAction' ? 'delete' : 'put';
    return `${verb} ${name === leaseNames.release ? 'release' : name.slice(-5, -3)}`;
  });

describe('the writes of a lease', () => {
  test('put the release, a raise, floors from the last to the first, and delete what is stale from the first to the last', () => {
    const lease = [floor(1, 5), floor(2, 4), floor(3, 8), floor(9, 2), release(START + DAY)];
    const existing = [floor(12, 7), floor(3, 8), floor(5, 9), release(START + 20 * HOUR)];

    const writes = writesFor(lease, existing);

    expect(writes).toEqual(['put release', 'put 01', 'put 09', 'put 02', 'delete 05', 'delete 12']);
  });

  test('put a floor in its turn when it is not above everything until then', () => {
    const lease = [floor(2, 5), floor(3, 8), release(START + DAY)];

    expect(writesFor(lease, [], 6)).toEqual(['put release', 'put 03', 'put 02']);
    expect(writesFor(lease, [floor(1, 6)])).toEqual(['put release', 'put 03', 'put 02', 'delete 01']);
    expect(writesFor(lease, [floor(2, 9)])).toEqual(['put release', 'put 03', 'put 02']);
  });

  test('delete first what a release that comes earlier would leave in force', () => {
    const lease = [floor(3, 8), release(START + 12 * HOUR)];
    const existing = [floor(20, 4), floor(12, 7), floor(5, 6), release(START + 30 * HOUR)];

    expect(writesFor(lease, existing)).toEqual(['delete 12', 'delete 20', 'put release', 'put 03', 'delete 05']);
  });

  test('are nothing for what is there, and leave what is not ours', () => {
    const lease = [floor(3, 8), release(START + DAY)];
    const theirs = [
      { name: 'theirs', at: START + HOUR, minSize: 3 },
      { name: 'headroom-of-mine', at: START + MINUTE },
    ];

    expect(writesFor(lease, [...theirs, ...lease])).toEqual([]);
  });

  test.each([
    { minSize: 7 },
    { at: START + 4 * HOUR },
    { maxSize: 9 },
    { desiredCapacity: 9 },
    { recurrence: '0 3 * * *' },
  ])('put again what somebody changed: %j', (change) => {
    const lease = [floor(3, 8), release(START + DAY)];

    expect(writesFor(lease, [{ ...floor(3, 8), ...change }, release(START + DAY)])).toEqual(['put 03']);
  });

  test('delete first what somebody moved to where another floor is to be, but the release, which is put before it', () => {
    const lease = [floor(3, 8), floor(6, 4), release(START + DAY)];
    const moved = { ...floor(9, 5), at: START + 3 * HOUR };
    const wanted = { ...floor(3, 8), at: START + 6 * HOUR };

    expect(writesFor(lease, [moved, floor(6, 4), release(START + DAY)])).toEqual(['delete 09', 'put 03']);
    expect(writesFor(lease, [wanted, release(START + DAY)])).toEqual(['delete 03', 'put 03', 'put 06']);
    expect(writesFor(lease, [floor(3, 8), release(START + 6 * HOUR)])).toEqual(['put release', 'put 06']);
  });

  test('leave the hold of an operator', () => {
    const lease = [floor(3, 8), release(START + DAY)];
    const hold = { name: leaseNames.hold, at: START + 5 * HOUR, minSize: 8 };

    expect(writesFor(lease, [hold, ...lease])).toEqual([]);
  });

  test('delete what is ours and has no time, first of what is stale', () => {
    const lease = [floor(3, 8), release(START + DAY)];
    const timeless = { name: leaseNames.floor(START) };

    expect(writesFor(lease, [...lease, floor(5, 6), timeless])).toEqual(['delete 00', 'delete 05']);
    expect(writesFor(lease, [timeless, floor(5, 6), ...lease])).toEqual(['delete 00', 'delete 05']);
  });

  test('carry a name, a time and a minimum, and nothing else', () => {
    const lease = [floor(3, 8), release(START + DAY)];

    const { writes } = leaseWrites(lease, { minSize: 1, existing: [floor(5, 9)] });

    expect(writes).toEqual([
      { api: 'PutScheduledUpdateGroupAction', ...release(START + DAY) },
      { api: 'PutScheduledUpdateGroupAction', ...floor(3, 8) },
      { api: 'DeleteScheduledAction', name: floor(5, 9).name },
    ]);
  });
});

describe('the writes of a lease in a group that is full', () => {
  const others = (length: number) => Array.from({ length }, (_, index) => ({ name: `theirs-${index}` }));
  const lease = [floor(2, 5), floor(6, 8), release(START + DAY)];

  test('delete what is stale behind a floor before the next is put', () => {
    const ours = [floor(3, 4), floor(7, 6), release(START + DAY)];

    expect(writesFor(lease, [...others(121), ...ours])).toEqual(['put 06', 'delete 07', 'put 02', 'delete 03']);
  });

  test('end where there is nothing such, and say how much is left', () => {
    const ours = [floor(3, 4), release(START + DAY)];

    const { writes, left } = leaseWrites(lease, { minSize: 1, existing: [...others(122), ...ours] });

    expect(writes).toMatchObject([{ name: floor(6, 8).name }]);
    expect(left).toBe(2);
  });

  test('are none without room for the release', () => {
    expect(leaseWrites(lease, { minSize: 1, existing: others(125) })).toEqual({ writes: [], left: 3 });
  });
});
