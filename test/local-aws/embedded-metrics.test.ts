import { embeddedSamples } from '../../lib/local-aws/cloudwatch/embedded-metrics';

const envelope = {
  Timestamp: 90_000,
  CloudWatchMetrics: [
    { Namespace: 'Headroom', Dimensions: [['Group']], Metrics: [{ Name: 'Floor', Unit: 'Count' }, { Name: 'Lag' }] },
    { Namespace: 'Headroom', Dimensions: [['Function'], []], Metrics: [{ Name: 'Floor' }] },
  ],
};

describe('a line in embedded metric format', () => {
  test('holds a data point for each set of dimensions of a metric that has a value', () => {
    const line = JSON.stringify({ _aws: envelope, Group: 'web', Function: 'controller', Floor: 3 });

    const samples = embeddedSamples(line);

    const metric = { namespace: 'Headroom', name: 'Floor' };
    const sample = { time: 90, sum: 3, minimum: 3, maximum: 3, count: 1 };
    expect(samples).toEqual([
      { metric: { ...metric, dimensions: { Group: 'web' } }, sample },
      { metric: { ...metric, dimensions: { Function: 'controller' } }, sample },
      { metric: { ...metric, dimensions: {} }, sample },
    ]);
  });

  test.each([
    'started',
    '{"level":"INFO"}',
    '{"_aws":',
    '"_aws"',
    '{"_aws":{"Timestamp":"now","CloudWatchMetrics":[]}}',
    '{"_aws":{"Timestamp":0,"CloudWatchMetrics":[null,{"Metrics":3}]}}',
  ])('fails to be one where it says %s', (line) => {
    expect(embeddedSamples(line)).toEqual([]);
  });
});
