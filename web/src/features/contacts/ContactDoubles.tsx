import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useTexts } from '@/shared/i18n';
import { WarningIcon } from '@/shared/icons';
import { recordPath } from '@/shared/records/recordPath';
import { useDebounced } from '@/shared/useDebounced';
import { contactDoubles, type WriteContact } from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';

interface ContactDoublesProps {
  form: FormInstance<WriteContact>;
  customerId?: string;
  except?: string;
}

/** Looks, while one types, whether the person is there already. */
export function ContactDoubles({ form, customerId, except }: ContactDoublesProps) {
  const t = useTexts(contactTexts);
  const name = useDebounced(Form.useWatch('name', form)?.trim() ?? '', 350);
  const mobile = useDebounced(Form.useWatch('mobile', form)?.trim() ?? '', 350);
  const phone = useDebounced(Form.useWatch('phone', form)?.trim() ?? '', 350);
  const email = useDebounced(Form.useWatch('email', form)?.trim() ?? '', 350);
  const chosen = Form.useWatch('customer_id', form);
  const ask = {
    name: name || undefined,
    mobile: mobile || undefined,
    phone: phone || undefined,
    email: email || undefined,
    customer_id: customerId ?? chosen ?? undefined,
    except,
  };
  const items = useQuery(contactDoubles(ask)).data?.items ?? [];
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <div className={css.doubles}>
          <strong>
            <WarningIcon /> {t('doubles')}
          </strong>
          <ul>
            {items.map((one) => (
              <li key={one.contact_id}>
                <a href={recordPath('contacts', one.contact_id) ?? '#'} target="_blank" rel="noreferrer">
                  {one.name}
                </a>
                <small>
                  {[one.customer_name, one.position, ...one.reasons.map((why) => t(`why.${why as 'name'}`))]
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
