import type { Day } from '@/shared/days';
import type { Asked, ReportParameter } from '../analytics.api';
import { periodOf } from '../period';

/** Figures of a moment have no days. */
export const hasDays = (parameters: readonly ReportParameter[]): boolean =>
  parameters.some(({ name }) => name === 'from');

/** What is asked of a report under an address: its own parameters, the days, and whether to compare. */
export function askedOf(values: Asked, parameters: readonly ReportParameter[], today: Day): Asked {
  const own = parameters
    .filter(({ name }) => name !== 'from' && name !== 'to')
    .map(({ name }) => [name, values[name]] as const);
  const days = hasDays(parameters) && {
    ...periodOf(values, today),
    compare: values.compare === 'previous' ? 'previous' : undefined,
  };
  return { ...Object.fromEntries(own), ...days };
}
