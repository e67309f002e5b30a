import type { PropertyReader } from '../template/property-reader';

/** When and how far a policy acts on its forecast. */
export interface PredictiveSettings {
  /** @default 'ForecastOnly' */
  readonly mode: 'ForecastOnly' | 'ForecastAndScale';
  /** Seconds by which launches come before the hour; less than 3600. @default 300 */
  readonly schedulingBufferTime: number;
  /** @default 'HonorMaxCapacity' */
  readonly maxCapacityBreachBehavior: 'HonorMaxCapacity' | 'IncreaseMaxCapacity';
  /** Percent above the forecast, 0 to 100. @default 0 */
  readonly maxCapacityBuffer: number;
}

const modes: readonly PredictiveSettings['mode'][] = ['ForecastOnly', 'ForecastAndScale'];
const breachBehaviors: readonly PredictiveSettings['maxCapacityBreachBehavior'][] = [
  'HonorMaxCapacity',
  'IncreaseMaxCapacity',
];

/** Reports what is wrong with a property of the configuration. */
type Refuse = (key: string, message: string) => void;

/**
 * The settings of a configuration. One that AWS would refuse is reported, and taken as its default.
 *
 * *Assumption*: what the twin makes of them is a stand-in, as the model of the service is unpublished.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 */
export function readPredictiveSettings(configuration: PropertyReader, refuse: Refuse): PredictiveSettings {
  const maxCapacityBreachBehavior = choice('MaxCapacityBreachBehavior', breachBehaviors, configuration, refuse);
  checkBuffered(maxCapacityBreachBehavior, configuration, refuse);
  return {
    mode: choice('Mode', modes, configuration, refuse),
    schedulingBufferTime: countUpTo(3599, 'SchedulingBufferTime', configuration, refuse) ?? 300,
    maxCapacityBreachBehavior,
    maxCapacityBuffer: countUpTo(100, 'MaxCapacityBuffer', configuration, refuse) ?? 0,
  };
}

/** One of several texts, the first by default. */
function choice<T extends string>(key: string, choices: readonly T[], reader: PropertyReader, refuse: Refuse): T {
  const text = reader.text(key);
  if (text !== undefined && !choices.some((one) => one === text)) {
    refuse(key, `${key} must be ${choices.join(' or ')}, got ${text}`);
  }
  return choices.find((one) => one === text) ?? choices[0]!;
}

/** The buffer is required with an increase of the maximum, and refused without; rule 3.5. */
function checkBuffered(behavior: string, configuration: PropertyReader, refuse: Refuse): void {
  const isBuffered = configuration.keys().includes('MaxCapacityBuffer');
  if (isBuffered !== (behavior === 'IncreaseMaxCapacity')) {
    const found = `${behavior} ${isBuffered ? 'with' : 'without'} it`;
    refuse('MaxCapacityBuffer', `MaxCapacityBuffer must be set with IncreaseMaxCapacity and else not, got ${found}`);
  }
}

function countUpTo(most: number, key: string, reader: PropertyReader, refuse: Refuse): number | undefined {
  const count = reader.count(key);
  if (count !== undefined && count > most) {
    refuse(key, `${key} must be at most ${most}, got ${count}`);
    return undefined;
  }
  return count;
}
