import { formatMoney, formatMoneyShort, none } from '../format';
import { useLocale } from '../i18n';
import { useMe } from '../session';

interface MoneyProps {
  value: number | null | undefined;
  /** The organization's unless said. */
  currency?: string;
  short?: boolean;
}

/** An amount; short in lists, with the full amount as the title. */
export function MoneyText({ value, currency: own, short = false }: MoneyProps) {
  const locale = useLocale();
  const { organization } = useMe();
  const currency = own ?? organization.currency;
  if (value === null || value === undefined) return <span className="gx-none">{none}</span>;
  const full = formatMoney(value, currency, locale);
  return (
    <span className="gx-num" title={short ? full : undefined}>
      {short ? formatMoneyShort(value, currency, locale) : full}
    </span>
  );
}
