import { formatMoney, formatMoneyShort, none } from '../format';
import { useLocale } from '../i18n';
import { useMe } from '../session';

/** An amount; short in lists, with the full amount as the title. */
export function MoneyText({ value, short = false }: { value: number | null | undefined; short?: boolean }) {
  const locale = useLocale();
  const { currency } = useMe().organization;
  if (value === null || value === undefined) return <span className="gx-none">{none}</span>;
  const full = formatMoney(value, currency, locale);
  return (
    <span className="gx-num" title={short ? full : undefined}>
      {short ? formatMoneyShort(value, currency, locale) : full}
    </span>
  );
}
