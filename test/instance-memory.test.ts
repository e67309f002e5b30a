import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { memoryOf } from '../lib/instance-memory';

/** @see https://aws.amazon.com/ec2/instance-types/ */
test.each([
  ['m7g.medium', 4],
  ['c7g.medium', 2],
  ['r7g.medium', 8],
  ['c5.large', 4],
  ['m5.xlarge', 16],
  ['m7i-flex.large', 8],
  ['r6idn.32xlarge', 1024],
  ['c6gn.16xlarge', 128],
  ['c5n.large', undefined],
  ['m7i.metal-24xl', undefined],
  ['m4.large', undefined],
  ['t4g.medium', undefined],
  ['x2gd.medium', undefined],
  [Token.asString({ Ref: 'Type' }), undefined],
])('the memory of %s is %p GiB', (name, memory) => {
  expect(memoryOf(new ec2.InstanceType(name))).toBe(memory);
});
