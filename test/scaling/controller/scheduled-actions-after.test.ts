import { scheduledActionsAfter } from '../../../lib/scaling/controller/scheduled-actions-after';

describe('scheduled actions after writes', () => {
  test('are those that were put, and not those that were deleted', () => {
    const existing = [
      { name: 'a', at: 0, minSize: 1, maxSize: 5 },
      { name: 'b', at: 60_000, minSize: 2 },
      { name: 'c', recurrence: '0 8 * * *', minSize: 3 },
    ];

    const after = scheduledActionsAfter(existing, [
      { api: 'SetDesiredCapacity', desiredCapacity: 4 },
      { api: 'PutScheduledUpdateGroupAction', name: 'a', at: 120_000, minSize: 6 },
      { api: 'PutScheduledUpdateGroupAction', name: 'd', at: 180_000, minSize: 7 },
      { api: 'DeleteScheduledAction', name: 'b' },
      { api: 'DeleteScheduledAction', name: 'gone' },
    ]);

    expect(after).toEqual([
      { name: 'a', at: 120_000, minSize: 6 },
      { name: 'c', recurrence: '0 8 * * *', minSize: 3 },
      { name: 'd', at: 180_000, minSize: 7 },
    ]);
  });
});
