import type { LoadSource } from '../../../../lib/scaling/controller/load-source';
import { LoadReadings } from '../../../../lib/twin/simulate/controller/load-readings';
import { GroupModel } from '../../../../lib/twin/simulate/model/group-model';
import { defaultTwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import { levels } from '../support';
import { controlledStack } from './support';

const ARN = 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/web/1';
const HOUR = { start: 0, end: 3_600_000 };

const requestCount = {
  namespace: 'AWS/ApplicationELB',
  name: 'RequestCount',
  dimensions: { TargetGroup: 'targetgroup/web/1' },
  statistic: 'Sum',
};

/** A group behind one target group after ten minutes of which the last five had no requests, of 1000 a capacity. */
function modelAfter(): GroupModel {
  const stack = controlledStack({ group: { TargetGroupARNs: [ARN], MetricsCollection: [{ Granularity: '1Minute' }] } });
  const [definition] = stack.groups;
  const demand = levels([0.5, 5], [0, 55]);
  const parameters = defaultTwinParameters;
  const model = new GroupModel({
    stack,
    definition: definition!,
    demand,
    start: 0,
    parameters,
    seed: 1,
    requestsPerCapacity: 1000,
  });
  model.advanceTo(600);
  return model;
}

const read = (source: LoadSource) => new LoadReadings(modelAfter(), source).read(HOUR);

describe('the load that a controller reads in the twin', () => {
  test('is CPU of the minutes that CloudWatch shows by then', () => {
    const readings = read({ kind: 'cpu' });

    expect(readings.map(({ at }) => at / 60_000)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(readings[0]).toEqual({ at: 60_000, cpuLoad: 0.5, utilization: 0.5 });
  });

  test('is demand alone where the capacity of an instance is given', () => {
    const readings = read({ kind: 'demand', metrics: [requestCount], perInstance: 1000 });

    expect(readings[0]).toEqual({ at: 60_000, demand: 500 });
  });

  test('is demand and CPU where that is learned', () => {
    const readings = read({ kind: 'demand', metrics: [requestCount] });

    expect(readings[0]).toEqual({ at: 60_000, cpuLoad: 0.5, utilization: 0.5, demand: 500 });
  });

  test('is nothing of a minute without requests, but 0 where the balancer reports requests per target', () => {
    const alone = read({ kind: 'demand', metrics: [requestCount], perInstance: 1000 });
    const beside = read({
      kind: 'demand',
      metrics: [{ ...requestCount, reportedWith: 'RequestCountPerTarget' }],
      perInstance: 1000,
    });

    expect(alone.map(({ demand }) => demand)).toEqual([500, 500, 500, 500, 500]);
    expect(beside.map(({ demand }) => demand)).toEqual([500, 500, 500, 500, 500, 0, 0, 0, 0]);
  });

  test('is the sum of several metrics, and nothing where one of them is not known', () => {
    const twice = read({ kind: 'demand', metrics: [requestCount, requestCount], perInstance: 1000 });
    const unknown = { ...requestCount, name: 'NewConnectionCount' };

    expect(twice[0]?.demand).toBe(1000);
    expect(read({ kind: 'demand', metrics: [requestCount, unknown], perInstance: 1000 })).toEqual([]);
  });
});
