import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';

/** What came of the queries of one call of `GetMetricData`, page by page. */
export class MetricAnswers {
  private readonly answers = new Map<string, { status: string; readonly minutes: Map<number, number> }>();

  /** Takes in a part of the answer to a query; a later page goes on where one with `PartialData` ended. */
  add({ Id = '', StatusCode = 'Complete', Timestamps = [], Values = [] }: MetricDataResult): void {
    const { status, minutes } = this.answers.get(Id) ?? { status: 'PartialData', minutes: new Map<number, number>() };
    for (const [index, time] of Timestamps.entries()) {
      minutes.set(time.getTime(), Values[index] ?? Number.NaN);
    }
    this.answers.set(Id, { status: status === 'PartialData' ? StatusCode : status, minutes });
  }

  /**
   * Values of a query by the start of their minute, in milliseconds since the epoch, UTC.
   *
   * @throws Error when it was not answered, or not in full: a hole in the data is not to be taken for a minute without load
   */
  readonly minutesOf = (id: string): ReadonlyMap<number, number> => {
    const answer = this.answers.get(id);
    if (answer === undefined) {
      throw new Error('CloudWatch did not answer all queries');
    }
    if (answer.status !== 'Complete') {
      throw new Error(`CloudWatch answered ${answer.status}`);
    }
    return answer.minutes;
  };
}
