import type { Day } from '@/shared/days';
import type { Asked, ReportParameter } from '../analytics.api';
import { periodOf } from '../period';

/** What is asked of a report under an address: its own parameters, the days, and whether to compare. */
export function askedOf(values: Asked, parameters: readonly ReportParameter[], today: Day): Asked {
  const own = parameters.map(({ name }) => [name, values[name]] as const).filter(([, value]) => value);
  const compare = values.compare === 'previous' ? 'previous' : undefined;
  return { ...Object.fromEntries(own), ...periodOf(values, today), compare };
}
