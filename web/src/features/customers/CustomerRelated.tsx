import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ContactCards } from '@/features/contacts/public';
import { CustomerOpportunities } from '@/features/opportunities/public';
import { TaskList, TaskQuickAdd } from '@/features/tasks/public';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { CustomerLink } from './CustomerLink';
import { openCreateChild } from './createRequest';
import { type Customer, childCustomers } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { GradeMark } from './GradeMark';

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
      <section className={css.card} aria-label={t('tabContacts')}>
        <h3 className={css.cardTitle}>
          {t('tabContacts')} <span className={css.dim}>{record.contact_count || ''}</span>
        </h3>
        <ContactCards customer={{ id: record.customer_id, name: record.name }} />
      </section>
      <CustomerOpportunities customer={{ id: record.customer_id, name: record.name }} />
      <CustomerFamily record={record} />
    </div>
  );
}

export function CustomerFamily({ record }: { record: Customer }) {
  const t = useTexts(customerTexts);
  const can = useCan();
  const children = useQuery(childCustomers(record.customer_id)).data?.items ?? [];
  return (
    <section className={css.card} aria-label={t('family')}>
      <h3 className={css.cardTitle}>{t('family')}</h3>
      {record.parent_id && (
        <p className={css.familyLine}>
          <span className={css.dim}>{t('parent')}</span>
          <CustomerLink id={record.parent_id} name={record.parent_name ?? '…'} className={css.clip} />
        </p>
      )}
      {children.length > 0 && (
        <ul className={css.children}>
          {children.map((row) => (
            <li key={row.customer_id} className={css.familyLine}>
              <CustomerLink id={row.customer_id} name={row.name} className={css.clip} />
              <GradeMark grade={row.grade} />
            </li>
          ))}
        </ul>
      )}
      {!record.parent_id && children.length === 0 && <p className={css.dim}>{t('noFamily')}</p>}
      {can('customers.create') && (
        <Button
          type="text"
          icon={<PlusIcon />}
          onClick={() => openCreateChild({ id: record.customer_id, name: record.name })}
        >
          {t('addChild')}
        </Button>
      )}
    </section>
  );
}
