import { carryOut } from '../../../../lib/twin/simulate/controller/carry-out';
import { GroupModel } from '../../../../lib/twin/simulate/model/group-model';
import { defaultTwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import { levels } from '../support';
import { controlledStack } from './support';

const MINUTE = 60_000;
const ACTOR = { policy: 'Controller', reason: 'because' };

function newModel(): GroupModel {
  const stack = controlledStack();
  const [definition] = stack.groups;
  const demand = levels([1, 60]);
  const parameters = defaultTwinParameters;
  return new GroupModel({
    stack,
    definition: definition!,
    demand,
    start: 0,
    parameters,
    seed: 1,
    requestsPerCapacity: undefined,
  });
}

const put = (name: string, at: number) =>
  ({ api: 'PutScheduledUpdateGroupAction', name, at: at * MINUTE, minSize: 2 }) as const;

describe('actions of a controller in the twin', () => {
  test('set desired capacity, and put and delete scheduled actions', () => {
    const model = newModel();

    carryOut(
      [
        { api: 'SetDesiredCapacity', desiredCapacity: 3 },
        put('one', 10),
        put('other', 20),
        { api: 'DeleteScheduledAction', name: 'one' },
      ],
      model,
      ACTOR,
    );

    expect(model.group.actions).toMatchObject([{ from: 1, to: 3, ...ACTOR }]);
    expect(model.schedule.pending).toMatchObject([{ action: { name: 'other', minSize: 2 }, next: 1200 }]);
  });

  test('end at the first that the service would refuse', () => {
    const model = newModel();

    carryOut([put('one', 10), put('at the same time', 10), put('other', 20)], model, ACTOR);

    expect(model.schedule.pending.map(({ action }) => action.name)).toEqual(['one']);
  });

  test('go on after one that deletes what is gone', () => {
    const model = newModel();

    carryOut([{ api: 'DeleteScheduledAction', name: 'gone' }, put('one', 10)], model, ACTOR);

    expect(model.schedule.pending).toHaveLength(1);
  });
});
