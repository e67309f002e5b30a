/** What a run used, summed up. */
export interface Usage {
  readonly instances?: readonly InstanceUsage[];
  readonly volumes?: readonly VolumeUsage[];
  /** Hours of instances with detailed monitoring. */
  readonly detailedMonitoringHours?: number;
  readonly alarms?: readonly AlarmUsage[];
  readonly loadBalancers?: readonly BalancerUsage[];
  readonly functions?: readonly FunctionUsage[];
}

export interface InstanceUsage {
  /** Undefined if nothing tells. */
  readonly instanceType?: string;
  /** @default false */
  readonly isSpot?: boolean;
  /** Sum of the billed seconds of each start. */
  readonly billedSeconds: number;
}

export interface VolumeUsage {
  /** As CloudFormation has it: `gp3`. */
  readonly volumeType: string;
  readonly gibibytes: number;
  /** Sum of the billed seconds of all volumes of this size, also of those of stopped instances. */
  readonly billedSeconds: number;
}

export interface AlarmUsage {
  /** How many metrics the alarm looks at, more than one only with metric math. @default 1 */
  readonly metrics?: number;
  /** Whether its period is below a minute. @default false */
  readonly highResolution?: boolean;
  readonly hours: number;
}

/** Of an application load balancer. */
export interface BalancerUsage {
  readonly hours: number;
  /** Hours of load balancer capacity units. @default - not known */
  readonly lcuHours?: number;
}

/** Of a Lambda function on x86. */
export interface FunctionUsage {
  readonly requests: number;
  readonly gigabyteSeconds: number;
}
