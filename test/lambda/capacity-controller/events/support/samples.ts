export const NOW = Date.UTC(2026, 0, 5, 12);

const iso = (time: number) => new Date(time).toISOString();
const text = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));

/** What a schedule sends. */
export const scheduled = (source: string) => ({
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source,
  account: '111122223333',
  time: '2026-01-05T12:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: {},
});

/** What CloudWatch tells a topic of an alarm. */
export const topicAlarm = {
  AlarmName: 'high',
  AlarmDescription: null,
  AWSAccountId: '111122223333',
  NewStateValue: 'ALARM',
  NewStateReason: 'Threshold Crossed: 1 datapoint (90.0) was greater than the threshold (70.0).',
  StateChangeTime: '2026-01-05T11:59:58.236+0000',
  Region: 'US East (N. Virginia)',
  OldStateValue: 'OK',
  Trigger: { MetricName: 'CPUUtilization', Namespace: 'AWS/EC2', Period: 60 },
};

export const snsRecord = (content: unknown, timestamp = iso(NOW - 1000)) => ({
  EventVersion: '1.0',
  EventSource: 'aws:sns',
  EventSubscriptionArn: 'arn:aws:sns:us-east-1:111122223333:alarms:1',
  Sns: {
    Type: 'Notification',
    MessageId: 'a',
    TopicArn: 'arn:aws:sns:us-east-1:111122223333:alarms',
    Subject: 'ALARM: "high" in US East (N. Virginia)',
    Message: text(content),
    Timestamp: timestamp,
  },
});

/** What a topic puts into a queue. */
export const notification = (content: unknown, timestamp = iso(NOW - 1000)) => ({
  Type: 'Notification',
  MessageId: 'a',
  TopicArn: 'arn:aws:sns:us-east-1:111122223333:alarms',
  Message: text(content),
  Timestamp: timestamp,
});

export const sqsRecord = (messageId: string, content: unknown, sentAt = NOW - 1000) => ({
  messageId,
  receiptHandle: 'handle',
  body: text(content),
  attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(sentAt), SenderId: 'A' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:alarms',
  awsRegion: 'us-east-1',
});
