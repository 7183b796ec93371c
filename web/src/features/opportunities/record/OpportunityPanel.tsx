import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Composer, type ComposerHandle, Timeline } from '@/features/activities/public';
import { AllFields } from '@/features/customFields/public';
import { DocumentsCard } from '@/features/documents/public';
import { TaskList, TaskQuickAdd } from '@/features/tasks/public';
import { useTexts } from '@/shared/i18n';
import { ListFailed } from '@/shared/lists/ListStates';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import type { Opportunity } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { Competitors } from './Competitors';
import { ContactRoles } from './ContactRoles';
import { Lines } from './Lines';
import { OpportunityConflict } from './OpportunityConflict';
import { OpportunityHeader } from './OpportunityHeader';
import { OpportunitySkeleton } from './OpportunitySkeleton';
import { useOpportunityRecordFields } from './opportunityRecordFields';
import css from './record.module.css';
import { type OpportunityEdit, useOpportunityRecord } from './useOpportunityRecord';

interface OpportunityPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
  onExpand: () => void;
}

type Tab = 'timeline' | 'fields' | 'lines' | 'related';
const tabs: { key: Tab; text: 'tabTimeline' | 'tabFields' | 'tabLines' | 'tabRelated' }[] = [
  { key: 'timeline', text: 'tabTimeline' },
  { key: 'fields', text: 'tabFields' },
  { key: 'lines', text: 'tabLines' },
  { key: 'related', text: 'tabRelated' },
];

// the next deal opens on the tab one worked in
let lastTab: Tab = 'timeline';

/** A deal beside board or table. */
export function OpportunityPanel({ id, neighbours, onClose, onExpand }: OpportunityPanelProps) {
  const t = useTexts(opportunityTexts);
  const edit = useOpportunityRecord(id);
  const { record } = edit;
  usePageTitle(record?.title ?? t('title'));
  return (
    <SidePanel label={record?.title ?? t('title')} neighbours={neighbours} onClose={onClose} onExpand={onExpand}>
      {record ? (
        <OpportunityTabs key={id} record={record} edit={edit} onDeleted={onClose} />
      ) : edit.error ? (
        <ListFailed error={edit.error} onRetry={() => void edit.retry()} />
      ) : (
        <OpportunitySkeleton />
      )}
      <OpportunityConflict edit={edit} />
    </SidePanel>
  );
}

interface OpportunityTabsProps {
  record: Opportunity;
  edit: OpportunityEdit;
  onDeleted: () => void;
}

/** The record in one column: head, then one of timeline, details, products, people. */
export function OpportunityTabs({ record, edit, onDeleted }: OpportunityTabsProps) {
  const t = useTexts(opportunityTexts);
  const [tab, setTab] = useState<Tab>(lastTab);
  const composer = useRef<ComposerHandle>(null);
  const go = (next: Tab) => {
    lastTab = next;
    setTab(next);
  };
  const log = () => {
    go('timeline');
    // the composer may appear only now
    requestAnimationFrame(() => composer.current?.begin());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((one) => one.key === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    go(next.key);
    document.getElementById(`deal-tab-${next.key}`)?.focus();
  };
  const content: Record<Tab, () => ReactNode> = {
    timeline: () => <OpportunityTimeline record={record} composer={composer} />,
    fields: () => <OpportunityFieldList record={record} edit={edit} />,
    lines: () => <Lines record={record} edit={edit} />,
    related: () => <OpportunityRelated record={record} edit={edit} />,
  };
  const counts: Partial<Record<Tab, number>> = {
    lines: record.lines.length,
    related: record.contacts.length + record.competitors.length,
  };
  return (
    <>
      <OpportunityHeader record={record} edit={edit} onLog={log} onDeleted={onDeleted} />
      <div className={css.tabs} role="tablist" onKeyDown={onKeyDown}>
        {tabs.map((one) => (
          <button
            key={one.key}
            id={`deal-tab-${one.key}`}
            type="button"
            role="tab"
            aria-selected={tab === one.key}
            aria-controls="deal-tab"
            tabIndex={tab === one.key ? 0 : -1}
            className={css.tab}
            onClick={() => go(one.key)}
          >
            {t(one.text)}
            {counts[one.key] ? <span className={css.dim}>{counts[one.key]}</span> : null}
          </button>
        ))}
      </div>
      <div id="deal-tab" role="tabpanel" aria-labelledby={`deal-tab-${tab}`} className={css.tabPanel}>
        {content[tab]()}
      </div>
    </>
  );
}

interface TimelineProps {
  record: Opportunity;
  composer: React.Ref<ComposerHandle>;
}

/** What happened with a deal, and the place to write what happens now. */
export function OpportunityTimeline({ record, composer }: TimelineProps) {
  const can = useCan();
  const id = record.opportunity_id;
  const subject = { opportunityId: id, customerId: record.customer_id };
  return (
    <div className={css.timelineArea}>
      {can('activities.create') && <Composer key={id} subject={subject} handle={composer} />}
      <Timeline subject={subject} />
    </div>
  );
}

export function OpportunityFieldList({ record, edit }: { record: Opportunity; edit: OpportunityEdit }) {
  const { fields, groups } = useOpportunityRecordFields();
  return (
    <AllFields
      kind="opportunities"
      place={{ kind: 'opportunities', id: record.opportunity_id }}
      fields={record.status === 'open' ? fields.filter((field) => field.group !== 'closed') : fields}
      groups={groups}
      record={record}
      readOnly={edit.readOnly}
      onSave={edit.saveField}
      known={(field) => (field.key === 'owner_id' ? { id: record.owner_id, name: record.owner_name } : undefined)}
    />
  );
}

/** What is to be done, people and competitors around a deal. */
export function OpportunityRelated({ record, edit }: { record: Opportunity; edit: OpportunityEdit }) {
  const t = useTexts(opportunityTexts);
  const mayTasks = useCan()('tasks.view');
  const subject = { opportunity_id: record.opportunity_id };
  return (
    <div className={css.related}>
      {mayTasks && (
        <section className={css.card} aria-label={t('tasks')}>
          <h3 className={css.cardTitle}>{t('tasks')}</h3>
          <div className={css.tasks}>
            <TaskQuickAdd
              subject={subject}
              request={{ opportunity: { id: record.opportunity_id, name: record.title } }}
            />
            <TaskList subject={subject} />
          </div>
        </section>
      )}
      <ContactRoles record={record} edit={edit} />
      <Competitors record={record} edit={edit} />
      <DocumentsCard place={{ kind: 'opportunities', id: record.opportunity_id }} />
    </div>
  );
}
