import { ContactCards } from '@/features/contacts/public';
import { CustomerOpportunities } from '@/features/opportunities/public';
import { TaskList, TaskQuickAdd } from '@/features/tasks/public';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { CustomerGroupCard } from './CustomerGroupCard';
import type { Customer } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

/** The people and the companies around a customer. */
export function CustomerRelated({ record }: { record: Customer }) {
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
      <CustomerGroupCard record={record} />
    </div>
  );
}
