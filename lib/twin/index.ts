/**
 * The twin as a library: read a template, bring a load, run the one against the other, and look at the run.
 *
 * Pure functions over plain data: no clock, no I/O, no randomness but the seed that is handed in.
 */
export { type Cost, type CostPart, costOf } from './cost/cost-of';
export { defaultPrices, type Price, type Prices } from './cost/prices';
export type { Usage } from './cost/usage';
export { usageOf } from './cost/usage-of-run';
export { type DemandScale, demandOf } from './load/demand';
export { type GenerateOptions, generateTrace, parseGenerator } from './load/generators';
export { type ReadTraceOptions, readTrace } from './load/read-trace';
export type { Trace, TraceUnit } from './load/trace';
export { type Optimum, oracle } from './oracle/oracle';
export { type Elasticity, elasticity } from './results/elasticity';
export { largestStep, type Step } from './results/largest-step';
export { timeToRecover } from './results/recovery';
export { type Alternative, alternativesFor } from './simulate/alternatives';
export { type Condition, parseCondition, type Verdict, verdictsOf } from './simulate/report/fail-if';
export { formatSummary } from './simulate/report/format-summary';
export { optimumOf } from './simulate/report/optimum-of';
export { runCsv } from './simulate/report/run-csv';
export { type ReportedRun, runJson } from './simulate/report/run-json';
export type { LargestStep } from './simulate/report/step-of';
export { type OracleSummary, type Summary, summarize } from './simulate/report/summarize';
export type { AlarmChange, Run, RunColumns, RunTotals, ScalingAction } from './simulate/run';
export { type SimulateOptions, simulate } from './simulate/simulate';
export { simulateGroups } from './simulate/simulate-groups';
export { type SweepResult, sweep } from './simulate/sweep';
export { defaultTwinParameters, type TwinParameters } from './simulate/twin-parameters';
export { parseTemplate } from './template/parse-template';
export { readStack, type Stack } from './template/read-stack';
