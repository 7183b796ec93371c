import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useTexts } from '@/shared/i18n';
import { WarningIcon } from '@/shared/icons';
import { useDebounced } from '@/shared/useDebounced';
import { duplicatesOf, type WriteCustomer } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

const knownReasons = ['name', 'phone', 'email', 'address'] as const;

/** Looks, while one types, whether the customer is there already. */
export function DuplicateWarning({
  form,
  onOpen,
}: {
  form: FormInstance<WriteCustomer>;
  onOpen: (id: string) => void;
}) {
  const t = useTexts(customerTexts);
  const name = useDebounced(Form.useWatch('name', form)?.trim() ?? '', 350);
  const phone = useDebounced(Form.useWatch('phone', form)?.trim() ?? '', 350);
  const email = useDebounced(Form.useWatch('email', form)?.trim() ?? '', 350);
  const { data } = useQuery(
    duplicatesOf({ name: name || undefined, phone: phone || undefined, email: email || undefined }),
  );
  const items = data?.items.slice(0, 4) ?? [];
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <div className={css.duplicates}>
          <strong>
            <WarningIcon /> {t('duplicates')}
          </strong>
          <ul>
            {items.map((one) => (
              <li key={one.customer_id}>
                <a
                  href={`/customers/${one.customer_id}`}
                  target="_blank"
                  rel="noreferrer"
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey) return;
                    event.preventDefault();
                    onOpen(one.customer_id);
                  }}
                >
                  {one.name}
                </a>
                <span>
                  {[
                    one.owner_name,
                    ...one.reasons.map((reason) => {
                      const known = knownReasons.find((key) => key === reason);
                      return known ? t(`reason.${known}`) : reason;
                    }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
