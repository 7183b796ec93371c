import type { ReactNode } from 'react';
import { ContactCards } from '@/features/contacts/public';
import { CustomerOpportunities } from '@/features/opportunities/public';
import { TaskList, TaskQuickAdd } from '@/features/tasks/public';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { CustomerGroupCard } from './CustomerGroupCard';
import type { Customer } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

interface CustomerRelatedProps {
  record: Customer;
  /** What there is room for besides. */
  children?: ReactNode;
}

/** The people and the companies around a customer. */
export function CustomerRelated({ record, children }: CustomerRelatedProps) {
  const t = useTexts(customerTexts);
  const can = useCan();
  const subject = { customer_id: record.customer_id };
  return (
    <div className={css.related}>
      {can('tasks.view') && (
        <section className={css.card} aria-label={t('tasks')}>
          <h3 className={css.cardTitle}>{t('tasks')}</h3>
          <TaskQuickAdd subject={subject} request={{ customer: { id: record.customer_id, name: record.name } }} />
          <TaskList subject={subject} />
        </section>
      )}
      {can('contacts.view') && (
        <section className={css.card} aria-label={t('tabContacts')}>
          <h3 className={css.cardTitle}>
            {t('tabContacts')} <span className={css.dim}>{record.contact_count || ''}</span>
          </h3>
          <ContactCards customer={{ id: record.customer_id, name: record.name }} />
        </section>
      )}
      <CustomerOpportunities customer={{ id: record.customer_id, name: record.name }} />
      {children}
      <CustomerGroupCard record={record} />
    </div>
  );
}
