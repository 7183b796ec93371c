import { formatPercent, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { Badge } from '@/shared/records/Badge';
import { lifecycleTones, riskTone, segmentTones } from './customerChoices';
import type { CustomerLifecycle, CustomerSegment } from './customers.api';
import { customerTexts } from './customers.texts';
import { customerWorthTexts } from './customerWorth.texts';

const Missing = () => <span className="gx-none">{none}</span>;

/** The segment a customer is in by its purchases; who never bought is in none. */
export function SegmentMark({ segment }: { segment: CustomerSegment | null }) {
  const t = useTexts(customerWorthTexts);
  return segment ? <Badge tone={segmentTones[segment]}>{t(`segment.${segment}`)}</Badge> : <Missing />;
}

export function LifecycleMark({ lifecycle }: { lifecycle: CustomerLifecycle }) {
  const t = useTexts(customerTexts);
  return <Badge tone={lifecycleTones[lifecycle]}>{t(`lifecycle.${lifecycle}`)}</Badge>;
}

/** How likely a customer leaves, 0 to 1. */
export function RiskMark({ risk }: { risk: number | null }) {
  const locale = useLocale();
  if (risk === null) return <Missing />;
  return (
    <Badge tone={riskTone(risk)}>
      <span className="gx-num">{formatPercent(risk, locale)}</span>
    </Badge>
  );
}
