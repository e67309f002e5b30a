import { costText } from '../twin/cost/cost-text';
import { share } from '../twin/simulate/report/measures';
import type { LargestStep } from '../twin/simulate/report/step-of';
import type { SummaryColumn } from '../twin/simulate/report/summary-rows';
import { numberText, percentText, timeText } from './format';
import type { Figure } from './report-data';

/** The figures that a reader looks for first. */
export function figuresOf({ summary, cost, costOfAll }: SummaryColumn): Figure[] {
  const { minutes, elasticity, oracle } = summary;
  return [
    {
      label: 'Instance-hours',
      value: numberText(summary.instanceHours, 1),
      note: `${numberText(share(summary.instanceHours, oracle.instanceHours))} times the oracle’s`,
    },
    {
      label: 'Cost',
      value: costText(cost),
      note: `at list prices, see below${costOfAll ? `; ${costText(costOfAll)} for all groups` : ''}`,
    },
    { label: 'Lost demand', value: percentText(share(summary.lostHours, summary.demandHours)) },
    minutesFigure('Above 85 %', summary.minutesAbove85, minutes),
    minutesFigure('Above 100 %', summary.minutesAbove100, minutes),
    {
      label: 'Over-provisioned',
      value: percentText(elasticity.overProvisionedTime),
      note: `of the time, by ${percentText(elasticity.overProvisioning)} on average`,
    },
    stepFigure(summary.largestStep),
    {
      label: 'Changes',
      value: `${numberText(summary.scaleOuts)} out, ${numberText(summary.scaleIns)} in`,
      note: `at most ${summary.peakCapacity} instances`,
    },
  ];
}

function minutesFigure(label: string, count: number, minutes: number): Figure {
  return { label, value: percentText(share(count, minutes)), note: `of the time, ${numberText(count)} minutes` };
}

function stepFigure(step: LargestStep | undefined): Figure {
  const label = 'Largest step above 85 %';
  if (step === undefined) {
    return { label, value: 'none' };
  }
  const { at, rise, minutesToRecover } = step;
  const recovered = minutesToRecover === undefined ? 'not recovered' : `recovered in ${minutesToRecover} min`;
  return { label, value: `+${numberText(rise, 1)}`, note: `${timeText(at).slice(0, 16)}, ${recovered}` };
}
