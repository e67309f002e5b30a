import { MetricAnswers } from '../../../../lambda/capacity-controller/aws/metric-answers';

const at = (minute: number) => new Date(minute * 60_000);

describe('the answers of CloudWatch', () => {
  test('have the values of a query by the start of their minute', () => {
    const answers = new MetricAnswers();

    answers.add({ Id: 'load', StatusCode: 'Complete', Timestamps: [at(1), at(2)], Values: [5, 6] });

    expect([...answers.minutesOf('load')]).toEqual([
      [60_000, 5],
      [120_000, 6],
    ]);
  });

  test('go on on a later page', () => {
    const answers = new MetricAnswers();

    answers.add({ Id: 'load', StatusCode: 'PartialData', Timestamps: [at(1)], Values: [5] });
    answers.add({ Id: 'load', StatusCode: 'Complete', Timestamps: [at(2)], Values: [6] });

    expect([...answers.minutesOf('load').values()]).toEqual([5, 6]);
  });

  test('are complete, and of no minute, where CloudWatch says nothing else', () => {
    const answers = new MetricAnswers();

    answers.add({ Id: 'load' });

    expect(answers.minutesOf('load').size).toBe(0);
  });

  test('have no number for a minute without a value', () => {
    const answers = new MetricAnswers();

    answers.add({ Id: 'load', StatusCode: 'Complete', Timestamps: [at(1)] });

    expect(answers.minutesOf('load').get(60_000)).toBeNaN();
  });

  test('fails for a query that was not answered, as one without a name is for none', () => {
    const answers = new MetricAnswers();

    answers.add({ StatusCode: 'Complete' });

    expect(() => answers.minutesOf('load')).toThrow('CloudWatch did not answer all queries');
  });

  test.each(['PartialData', 'InternalError', 'Forbidden'] as const)(
    'fails for a query answered with %s',
    (StatusCode) => {
      const answers = new MetricAnswers();

      answers.add({ Id: 'load', StatusCode });

      expect(() => answers.minutesOf('load')).toThrow(`CloudWatch answered ${StatusCode}`);
    },
  );

  test('fails for a query that a later page cannot make good', () => {
    const answers = new MetricAnswers();

    answers.add({ Id: 'load', StatusCode: 'InternalError' });
    answers.add({ Id: 'load', StatusCode: 'Complete', Timestamps: [at(1)], Values: [5] });

    expect(() => answers.minutesOf('load')).toThrow('CloudWatch answered InternalError');
  });
});
