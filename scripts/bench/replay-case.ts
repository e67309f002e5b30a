import { readControllerEnvironment } from '../../lib/scaling/controller/controller-environment';
import { emptyMemory } from '../../lib/scaling/controller/controller-memory';
import { decide } from '../../lib/scaling/controller/decide';
import { policyFor } from '../../lib/scaling/controller/policy-for';
import { demandOf } from '../../lib/twin/load/demand';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';

/** 14 days of minutes, of which the capacity of an instance is learned as well: the longest that a cold start takes. */
const MINUTES = 14 * 1440;
const METRIC = { namespace: 'A', name: 'Requests', dimensions: { Service: 'web' }, statistic: 'Sum' };

const demand = demandOf(
  generateTrace({ ...parseGenerator('daily:mean=10,amplitude=0.6,noise=0.1'), minutes: MINUTES, seed: 1 }),
);
const readings = Array.from(demand, (load, minute) => ({
  at: (minute + 1) * 60_000,
  cpuLoad: load,
  utilization: Math.min(1, load / 15),
  demand: load * 1000,
}));
const config = readControllerEnvironment({
  AUTO_SCALING_GROUP_NAME: 'web',
  BASELINE: '1',
  LOAD_SOURCE: JSON.stringify({ kind: 'demand', metrics: [METRIC] }),
});
const policy = policyFor(config, { baseline: 1, source: { kind: 'demand', metrics: [METRIC] } });
const snapshot = {
  name: 'web',
  range: { min: 1, max: 40 },
  desiredCapacity: 10,
  suspendedProcesses: [],
  scheduledActions: [],
};

const before = process.cpuUsage();
decide(MINUTES * 60_000, policy, snapshot, readings, emptyMemory());
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ readings: readings.length, cpu: (user + system) / 1000 }));
