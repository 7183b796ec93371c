import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useTexts } from '@/shared/i18n';
import { WarningIcon } from '@/shared/icons';
import { recordPath } from '@/shared/records/recordPath';
import { useDebounced } from '@/shared/useDebounced';
import { doublesOf, type WriteLead } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

/** Looks, while one types, whether the person is known already as a lead, a contact or a customer. */
export function LeadDoubles({ form }: { form: FormInstance<WriteLead> }) {
  const t = useTexts(leadTexts);
  const name = useDebounced(Form.useWatch('name', form)?.trim() ?? '', 350);
  const company = useDebounced(Form.useWatch('company', form)?.trim() ?? '', 350);
  const phone = useDebounced(Form.useWatch('phone', form)?.trim() ?? '', 350);
  const email = useDebounced(Form.useWatch('email', form)?.trim() ?? '', 350);
  const ask = {
    name: name || undefined,
    company: company || undefined,
    phone: phone || undefined,
    email: email || undefined,
  };
  const items = useQuery(doublesOf(ask)).data?.items.slice(0, 5) ?? [];
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <div className={css.doubles}>
          <strong>
            <WarningIcon /> {t('doubles')}
          </strong>
          <ul>
            {items.map((one) => (
              <li key={one.id}>
                <a href={recordPath(one.kind, one.id) ?? '#'} target="_blank" rel="noreferrer">
                  {one.name}
                </a>
                <small>
                  {[t(`kind.${one.kind}`), one.detail, ...one.reasons.map((why) => t(`why.${why as 'name'}`))]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
