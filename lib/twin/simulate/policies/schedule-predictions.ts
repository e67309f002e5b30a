import { Forecaster } from '../../predictive/forecaster';
import { predictiveAction } from '../../predictive/predictive-action';
import { type PredictiveDefinition, readPredictive } from '../../predictive/read-predictive';
import { PropertyReader } from '../../template/property-reader';
import type { Resolved } from '../../template/resolved';
import type { Agenda } from '../model/agenda';
import type { Group } from '../model/group';
import type { GroupModelOptions } from '../model/group-model-options';
import type { Scenario } from '../model/scenario';

const HOUR = 3600;

interface Predictions extends Omit<Scenario, 'group'>, GroupModelOptions {
  readonly agenda: Agenda;
  readonly group: Group;
  /** Warm-up of what is launched on a forecast, in seconds: the group's, without a fallback; rule 3.10. */
  readonly warmup: number;
}

/** Raises capacity to the forecast of each predictive scaling policy, a while before each hour; rules 3.2 and 3.3. */
export function schedulePredictions(predictions: Predictions): void {
  const { stack, definition, report } = predictions;
  const policies = stack.policies.filter(
    ({ groupName, type }) => groupName === definition.name && type === 'PredictiveScaling',
  );
  const read = policies.flatMap((policy) => {
    const path = `Resources.${policy.logicalId}`;
    const reader = new PropertyReader(policy.configuration as Resolved, `${path}.Properties`, report);
    return readPredictive(policy, reader, report) ?? [];
  });
  const [acting, ...others] = read.filter(({ mode }) => mode === 'ForecastAndScale');
  for (const { logicalId } of others) {
    report({ path: `Resources.${logicalId}`, message: 'no effect: only one predictive policy may scale a group' });
  }
  if (acting) {
    startPrediction(acting, predictions);
  }
}

function startPrediction(policy: PredictiveDefinition, predictions: Predictions): void {
  const { agenda, report, requestsPerCapacity, start, demand, parameters, metrics } = predictions;
  const path = `Resources.${policy.logicalId}`;
  const perCapacity = policy.load === 'cpu' ? 1 : requestsPerCapacity;
  if (perCapacity === undefined) {
    report({ path, message: 'no effect: its metric needs a load in requests per second or minute' });
    return;
  }
  report({ path, message: `stand-in: AWS does not publish its forecast; taken is the ${parameters.forecast}` });
  const ofMinute = (minute: number) => (demand[minute] ?? Number.NaN) * perCapacity;
  const forecaster = new Forecaster({
    ...policy,
    model: parameters.forecast,
    trueLoad: (hour) => highestOf(hour, start, demand) * perCapacity,
  });
  const load = policy.load === 'cpu' ? () => metrics.minuteLoad.cpu / 60 : ofMinute;
  metrics.watchers.push((minute) => forecaster.add(load(minute), start + 60 * minute));
  const timeOf = (hour: number) => hour * HOUR - policy.schedulingBufferTime - start;
  const enter = (hour: number) =>
    agenda.at(timeOf(hour), () => {
      const forecast = forecaster.capacityFor(hour);
      raise(policy, forecast, predictions);
      keepFloor(forecast ?? 0, hour, predictions);
      enter(hour + 1);
    });
  enter(Math.ceil((start + policy.schedulingBufferTime) / HOUR));
}

function raise(policy: PredictiveDefinition, forecast: number | undefined, { group, warmup }: Predictions): void {
  const { desired, range } = group;
  const action = forecast === undefined ? undefined : predictiveAction({ forecast, desired, range, policy });
  if (action) {
    const cause = { by: 'policy', policy: policy.name, reason: `forecast of ${forecast}`, warmup } as const;
    group.update({ min: range.min, max: action.max, desired: action.desired }, cause);
  }
}

/** Other policies do not go below the forecast of an hour, from when it is acted on until the hour is over; rule 3.6. */
function keepFloor(forecast: number, hour: number, { agenda, group, start }: Predictions): void {
  group.forecast = Math.max(group.forecast, forecast);
  agenda.at(hour * HOUR - start, () => {
    group.forecast = forecast;
  });
}

/** The highest demand of an hour since 1970; not a number outside the run. */
function highestOf(hour: number, start: number, demand: Float64Array): number {
  const from = Math.max(0, Math.floor((hour * HOUR - start) / 60));
  const to = Math.min(demand.length, from + 60);
  let highest = Number.NaN;
  for (let minute = from; minute < to; minute++) {
    highest = Number.isNaN(highest) ? demand[minute]! : Math.max(highest, demand[minute]!);
  }
  return highest;
}
