import { type RefObject, useRef } from 'react';
import { Composer, type ComposerHandle, Timeline } from '@/features/activities/public';
import { AllFields } from '@/features/customFields/public';
import { DocumentsCard } from '@/features/documents/public';
import { TaskList, TaskQuickAdd } from '@/features/tasks/public';
import { useTexts } from '@/shared/i18n';
import { ListFailed } from '@/shared/lists/ListStates';
import { ConflictDialog } from '@/shared/records/ConflictDialog';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { LeadHeader } from './LeadHeader';
import { useLeadFields } from './leadFields';
import type { Lead } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';
import { ScoreCard } from './ScoreCard';
import { type LeadEdit, useLeadRecord } from './useLeadRecord';

interface LeadPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
  onExpand: () => void;
}

/** A lead beside the list: who asked, why it is worth something, what was said. */
export function LeadPanel({ id, neighbours, onClose, onExpand }: LeadPanelProps) {
  const t = useTexts(leadTexts);
  const edit = useLeadRecord(id);
  const { record } = edit;
  usePageTitle(record?.name ?? t('title'));
  return (
    <SidePanel label={record?.name ?? t('title')} neighbours={neighbours} onClose={onClose} onExpand={onExpand}>
      {record && <LeadSheet key={id} lead={record} edit={edit} onGone={onClose} />}
      {!record && edit.error && <ListFailed error={edit.error} onRetry={() => void edit.retry()} />}
      {!record && !edit.error && <div className={css.bone} role="status" aria-label={t('title')} />}
      <LeadConflict edit={edit} />
    </SidePanel>
  );
}

/** Everything of a lead below each other, for the panel and the phone. */
export function LeadSheet({ lead, edit, onGone }: { lead: Lead; edit: LeadEdit; onGone: () => void }) {
  const composer = useRef<ComposerHandle>(null);
  return (
    <>
      <LeadHeader lead={lead} isOpen={edit.isOpen} onLog={(type) => composer.current?.begin(type)} onDeleted={onGone} />
      <div className={css.recordBody}>
        <ScoreCard lead={lead} isOpen={edit.isOpen} />
        <LeadFieldList lead={lead} edit={edit} />
        <LeadTasks lead={lead} />
        <DocumentsCard place={{ kind: 'leads', id: lead.lead_id }} />
        <LeadActivity lead={lead} composer={composer} />
      </div>
    </>
  );
}

export function LeadFieldList({ lead, edit }: { lead: Lead; edit: LeadEdit }) {
  const { fields, groups } = useLeadFields();
  return (
    <AllFields
      kind="leads"
      place={{ kind: 'leads', id: lead.lead_id }}
      fields={fields}
      groups={groups}
      record={lead}
      readOnly={edit.readOnly}
      onSave={edit.saveField}
      known={(field) => (field.key === 'owner_id' ? { id: lead.owner_id, name: lead.assigned_to_name } : undefined)}
    />
  );
}

export function LeadTasks({ lead }: { lead: Lead }) {
  const t = useTexts(leadTexts);
  const can = useCan();
  if (!can('tasks.view')) return null;
  return (
    <section>
      <h3 className={css.sectionTitle}>{t('tasks')}</h3>
      {can('tasks.create') && <TaskQuickAdd subject={{ lead_id: lead.lead_id }} />}
      <TaskList subject={{ lead_id: lead.lead_id }} />
    </section>
  );
}

export function LeadActivity({ lead, composer }: { lead: Lead; composer: RefObject<ComposerHandle | null> }) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const subject = { leadId: lead.lead_id, customerId: lead.customer_id ?? undefined };
  if (!can('activities.view')) return null;
  return (
    <section>
      <h3 className={css.sectionTitle}>{t('activity')}</h3>
      {can('activities.create') && <Composer key={lead.lead_id} subject={subject} handle={composer} />}
      <Timeline subject={{ leadId: lead.lead_id }} />
    </section>
  );
}

export function LeadConflict({ edit }: { edit: LeadEdit }) {
  return <ConflictDialog conflict={edit.conflict} label={edit.label} show={(_key, value) => String(value)} />;
}
