import type { StaticListSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types';

const NAMESPACE = 'com.amazonaws.elasticloadbalancingv2';

/** Kinds of shapes, as the SDK's generated schemas have them. */
const LIST = 1;
const STRUCTURE = 3;
const OPERATION = 9;
const STRING = 0;

/** What makes a client of the Query protocol one of Elastic Load Balancing. */
export const SERVICE = {
  serviceId: 'Elastic Load Balancing v2',
  signingName: 'elasticloadbalancing',
  protocolSettings: {
    defaultNamespace: NAMESPACE,
    errorTypeRegistries: [],
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    version: '2015-12-01',
    serviceTarget: 'ElasticLoadBalancing_v10',
  },
};

const nothing: StaticStructureSchema = [STRUCTURE, NAMESPACE, 'Output', 0, [], []];
const target: StaticStructureSchema = [STRUCTURE, NAMESPACE, 'TargetDescription', 0, ['Id'], [STRING]];
const targets: StaticListSchema = [LIST, NAMESPACE, 'TargetDescriptions', 0, () => target];
const ofTargetGroup: StaticStructureSchema = [
  STRUCTURE,
  NAMESPACE,
  'Input',
  0,
  ['TargetGroupArn', 'Targets'],
  [STRING, () => targets],
];
const health: StaticStructureSchema = [STRUCTURE, NAMESPACE, 'TargetHealth', 0, ['State'], [STRING]];
const description: StaticStructureSchema = [
  STRUCTURE,
  NAMESPACE,
  'TargetHealthDescription',
  0,
  ['TargetHealth'],
  [() => health],
];
const descriptions: StaticListSchema = [LIST, NAMESPACE, 'TargetHealthDescriptions', 0, () => description];
const described: StaticStructureSchema = [
  STRUCTURE,
  NAMESPACE,
  'DescribeTargetHealthOutput',
  0,
  ['TargetHealthDescriptions'],
  [() => descriptions],
];

const operation = (name: string, output: StaticStructureSchema): StaticOperationSchema => [
  OPERATION,
  NAMESPACE,
  name,
  0,
  () => ofTargetGroup,
  () => output,
];

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html */
export const RegisterTargets = operation('RegisterTargets', nothing);

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeregisterTargets.html */
export const DeregisterTargets = operation('DeregisterTargets', nothing);

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html */
export const DescribeTargetHealth = operation('DescribeTargetHealth', described);
