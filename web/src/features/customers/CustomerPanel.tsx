import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { ComposerHandle } from '@/features/activities/public';
import { useSeesPortraits } from '@/features/analytics/public';
import { AllFields } from '@/features/customFields/public';
import { DocumentsCard } from '@/features/documents/public';
import { useTexts } from '@/shared/i18n';
import { ListFailed } from '@/shared/lists/ListStates';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { CustomerConflict } from './CustomerConflict';
import { CustomerHeader } from './CustomerHeader';
import { CustomerPurchases } from './CustomerPurchases';
import { CustomerRelated } from './CustomerRelated';
import { CustomerSkeleton } from './CustomerSkeleton';
import { CustomerTimeline } from './CustomerTimeline';
import { CustomerWorth } from './CustomerWorth';
import { useCustomerRecordFields } from './customerFields';
import type { Customer } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { type CustomerEdit, useCustomerRecord } from './useCustomerRecord';

interface CustomerPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
  onExpand: () => void;
}

const allTabs = [
  { key: 'timeline', text: 'tabTimeline' },
  { key: 'fields', text: 'tabFields' },
  { key: 'related', text: 'tabContacts' },
  { key: 'portrait', text: 'tabPortrait' },
  { key: 'orders', text: 'tabOrders' },
  { key: 'documents', text: 'tabDocuments' },
] as const;
type Tab = (typeof allTabs)[number]['key'];

// the next record opens on the tab one worked in
let lastTab: Tab = 'timeline';

/** A customer beside the list. */
export function CustomerPanel({ id, neighbours, onClose, onExpand }: CustomerPanelProps) {
  const t = useTexts(customerTexts);
  const edit = useCustomerRecord(id);
  const { record } = edit;
  usePageTitle(record?.name ?? t('title'));
  return (
    <SidePanel label={record?.name ?? t('title')} neighbours={neighbours} onClose={onClose} onExpand={onExpand}>
      {record ? (
        <CustomerTabs key={id} record={record} edit={edit} onDeleted={onClose} />
      ) : edit.error ? (
        <ListFailed error={edit.error} onRetry={() => void edit.retry()} />
      ) : (
        <CustomerSkeleton />
      )}
      <CustomerConflict edit={edit} />
    </SidePanel>
  );
}

/** What of a customer this person may see. */
function useTabs() {
  const mayOrders = useCan()('orders.view');
  const seesPortraits = useSeesPortraits();
  return allTabs.filter(({ key }) => (key !== 'orders' || mayOrders) && (key !== 'portrait' || seesPortraits));
}

interface CustomerTabsProps {
  record: Customer;
  edit: CustomerEdit;
  onDeleted: () => void;
}

/** The record in one column: head, then one of timeline, details, people. */
export function CustomerTabs({ record, edit, onDeleted }: CustomerTabsProps) {
  const t = useTexts(customerTexts);
  const tabs = useTabs();
  const [tab, setTab] = useState<Tab>(lastTab);
  const composer = useRef<ComposerHandle>(null);
  const go = (next: Tab) => {
    lastTab = next;
    setTab(next);
  };
  const log = (type?: 'call') => {
    go('timeline');
    // the composer may appear only now
    requestAnimationFrame(() => composer.current?.begin(type));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((one) => one.key === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    go(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  const content: Record<Tab, () => ReactNode> = {
    timeline: () => <CustomerTimeline id={record.customer_id} composer={composer} />,
    fields: () => <CustomerFieldList record={record} edit={edit} />,
    related: () => <CustomerRelated record={record} />,
    portrait: () => <CustomerWorth record={record} />,
    orders: () => <CustomerPurchases record={record} />,
    documents: () => <DocumentsCard place={{ kind: 'customers', id: record.customer_id }} />,
  };
  return (
    <>
      <CustomerHeader record={record} edit={edit} onLog={log} onDeleted={onDeleted} />
      <div className={css.tabs} role="tablist" onKeyDown={onKeyDown}>
        {tabs.map((one) => (
          <button
            key={one.key}
            id={`tab-${one.key}`}
            type="button"
            role="tab"
            aria-selected={tab === one.key}
            aria-controls="customer-tab"
            tabIndex={tab === one.key ? 0 : -1}
            className={css.tab}
            onClick={() => go(one.key)}
          >
            {t(one.text)}
            {one.key === 'related' && record.contact_count > 0 && (
              <span className={css.dim}>{record.contact_count}</span>
            )}
          </button>
        ))}
      </div>
      <div id="customer-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className={css.tabPanel}>
        {content[tab]()}
      </div>
    </>
  );
}

export function CustomerFieldList({ record, edit }: { record: Customer; edit: CustomerEdit }) {
  const { fields, groups } = useCustomerRecordFields();
  return (
    <AllFields
      kind="customers"
      place={{ kind: 'customers', id: record.customer_id }}
      fields={fields}
      groups={groups}
      record={record}
      readOnly={edit.readOnly}
      onSave={edit.saveField}
      known={(field) => (field.key === 'owner_id' ? { id: record.owner_id, name: record.owner_name } : undefined)}
    />
  );
}
