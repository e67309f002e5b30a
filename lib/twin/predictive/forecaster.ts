import { checkAtLeast } from '../../scaling/check-number';
import { capacityForLoad, type TargetOfLoad } from './capacity-for-load';
import { forecastHours } from './forecast';

const HOUR = 3600;
/** Hours from one forecast to the next, and hours that each is for; rule 3.1. */
const REFRESH = 6;
const HORIZON = 48;

/** What takes the place of the service's unpublished model; rule 3.11. */
export type PredictiveModel = 'seasonal median' | 'oracle' | 'off';

interface ForecasterOptions extends TargetOfLoad {
  /** @default 'seasonal median' */
  readonly model?: PredictiveModel;
  /** For the oracle: the mean or the maximum of an hour since 1970, in the unit of `add`; not a number if unknown. */
  readonly trueLoad: (hour: number) => number;
}

/**
 * Collects the load of a group hour by hour, and tells the capacity that it forecasts.
 *
 * *Assumption*: the model of the service is unpublished. The seasonal median stands in for it, the oracle bounds what
 * any model could do, and `off` never forecasts. Documented are the 48 hours and the refresh every 6 hours; that these
 * count from the first hour with a load, and that a forecast sees every hour complete before it, is assumed.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-predictive-scaling.html
 * @example new Forecaster({ load: 'cpu', targetValue: 50, trueLoad: () => 2 })
 */
export class Forecaster {
  private readonly history: number[] = [];
  /** The hour since 1970 that is being collected. */
  private hour: number | undefined;
  private sum = 0;
  private minutes = 0;
  private forecast: Float64Array = new Float64Array(0);
  private forecastFrom = 0;
  private readonly loadOf: (hour: number) => number;

  constructor(private readonly options: ForecasterOptions) {
    const { model = 'seasonal median', trueLoad } = options;
    const models: { readonly [model in PredictiveModel]: (hour: number) => number } = {
      'seasonal median': (hour) => this.forecast[hour - this.forecastFrom] ?? Number.NaN,
      oracle: trueLoad,
      off: () => Number.NaN,
    };
    this.loadOf = models[model];
  }

  /**
   * Adds a minute's load. An hour's load is the mean of its minutes; one without any is missing.
   *
   * @param load what the group's metric shows: instance-capacities or requests a minute; not a number if nothing
   * @param time of the minute, in seconds since 1970, in the hour of the one before or later
   * @throws RangeError when the time is in an earlier hour
   */
  add(load: number, time: number): void {
    const hour = Math.floor(time / HOUR);
    this.hour ??= hour;
    checkAtLeast('time', time, this.hour * HOUR);
    while (this.hour < hour) {
      this.hour += 1;
      this.closeHour(this.hour);
    }
    if (!Number.isNaN(load)) {
      this.sum += load;
      this.minutes++;
    }
  }

  /** Capacity forecast for an hour since 1970, in instances; undefined when there is no forecast for it. */
  capacityFor(hour: number): number | undefined {
    const load = this.loadOf(hour);
    return Number.isNaN(load) ? undefined : capacityForLoad(load, this.options);
  }

  private closeHour(next: number): void {
    this.history.push(this.sum / this.minutes); // 0 / 0 is not a number: missing
    this.sum = 0;
    this.minutes = 0;
    if (this.history.length % REFRESH === 0) {
      this.forecast = forecastHours(this.history, HORIZON);
      this.forecastFrom = next;
    }
  }
}
