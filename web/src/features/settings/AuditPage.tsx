import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '@/features/exports/public';
import { useLocale, useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { UserPicker } from '@/shared/UserPicker';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { AuditEntry, actionText, kindText } from './AuditEntry';
import { type AuditFilter, auditQuery } from './audit.api';
import css from './audit.module.css';
import { auditActions, auditKinds, auditTexts } from './audit.texts';
import { Empty, PageHead, RowsSkeleton, Section } from './Section';
import { settingsTexts } from './settings.texts';

export function AuditPage() {
  const s = useTexts(settingsTexts);
  const t = useTexts(auditTexts);
  const list = useListState();
  const { user, kind, action, from, to } = list.values;
  const filter: AuditFilter = { user, kind, action, from, to };
  const entries = useInfiniteQuery(auditQuery(filter));
  usePageTitle(s('audit.title'));
  const rows = entries.data?.pages.flatMap((page) => page.items);
  const first = entries.data?.pages[0];
  return (
    <>
      <PageHead
        title={s('audit.title')}
        text={t('text')}
        action={
          <ExportButton
            kind="audit"
            params={filter}
            total={first?.total ?? 0}
            totalIsExact={first?.total_is_exact ?? true}
          />
        }
      />
      <Filters filter={filter} set={list.set} reset={list.active > 0 ? list.reset : undefined} />
      <Section>
        {entries.isPending && <RowsSkeleton />}
        {entries.isError && <Empty title={explain(entries.error)} />}
        {rows?.length === 0 && <Empty title={t('none')} />}
        <ul className={css.entries}>
          {rows?.map((entry) => (
            <AuditEntry key={entry.audit_id} entry={entry} />
          ))}
        </ul>
        {entries.hasNextPage && (
          <Button type="text" block loading={entries.isFetchingNextPage} onClick={() => entries.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </Section>
    </>
  );
}

function Filters(props: {
  filter: AuditFilter;
  set: (change: Record<string, string | undefined>) => void;
  reset?: () => void;
}) {
  const { filter, set, reset } = props;
  const t = useTexts(auditTexts);
  useLocale();
  const [name, setName] = useState<string | null>(null);
  return (
    <div className={css.filters}>
      <UserPicker
        placeholder={t('who')}
        aria-label={t('who')}
        value={filter.user}
        known={{ id: filter.user ?? null, name: name ?? filter.user ?? null }}
        onChange={(user, option) => {
          setName(option && !Array.isArray(option) ? String(option.label) : null);
          set({ user });
        }}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('kind')}
        aria-label={t('kind')}
        value={filter.kind}
        onChange={(kind) => set({ kind })}
        options={Object.keys(auditKinds.entries).map((value) => ({ value, label: kindText(value) }))}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('action')}
        aria-label={t('action')}
        value={filter.action}
        onChange={(action) => set({ action })}
        options={Object.keys(auditActions.entries).map((value) => ({ value, label: actionText(value) }))}
      />
      {(['from', 'to'] as const).map((end) => (
        <Input
          key={end}
          type="date"
          prefix={t(end)}
          aria-label={t(end)}
          value={filter[end] ?? ''}
          onChange={(event) => set({ [end]: event.target.value })}
        />
      ))}
      {reset && (
        <Button type="link" onClick={reset}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
