import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty, PageHead, RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { usePageTitle } from '@/shared/usePageTitle';
import { type CustomKind, customKinds, type Definition, definitionsOf } from './customFields.api';
import { customFieldTexts } from './customFields.texts';
import { FieldForm } from './FieldForm';
import { FieldRows } from './FieldRows';

/** The fields an organization gave to each kind of record: defined, ordered, taken out of use. */
export function FieldsPage() {
  const t = useTexts(customFieldTexts);
  const [params, setParams] = useSearchParams();
  const kind = customKinds.find((one) => one === params.get('kind')) ?? 'customers';
  const fields = useQuery(definitionsOf(kind));
  const [editing, setEditing] = useState<Definition | 'new' | null>(null);
  usePageTitle(t('title'));
  const all = fields.data?.items ?? [];
  const add = (
    <Button type="primary" icon={<PlusIcon />} onClick={() => setEditing('new')}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} text={t('text')} action={all.length > 0 && add} />
      <Tabs
        activeKey={kind}
        onChange={(next) => setParams({ kind: next }, { replace: true })}
        items={customKinds.map((one: CustomKind) => ({ key: one, label: t(one) }))}
      />
      <Section>
        {fields.isPending && <RowsSkeleton rows={5} />}
        {fields.isError && <Empty title={explain(fields.error)} />}
        {fields.data && all.length === 0 && (
          <Empty title={t('none')} text={t('none.text')}>
            {add}
          </Empty>
        )}
        {all.length > 0 && <FieldRows kind={kind} fields={all} onEdit={setEditing} />}
      </Section>
      {editing && (
        <FieldForm
          kind={kind}
          field={editing === 'new' ? null : editing}
          sections={[...new Set(all.flatMap((one) => (one.section ? [one.section] : [])))]}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
