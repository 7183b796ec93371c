import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import { formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { FieldEditor } from '@/shared/records/FieldEditor';
import { toasts } from '@/shared/toasts';
import { type Field, fieldsOf } from '../customFields/public';
import { type BulkEditRequest, bulkEditPreview, runBulkEdit, undoBulkEdit } from './bulkEdits.api';
import { layoutTexts } from './layouts.texts';
import css from './list.module.css';
import { viewTexts } from './views.texts';

interface BulkEditProps {
  kind: BulkEditRequest['kind'];
  which: Pick<BulkEditRequest, 'ids' | 'conditions'>;
  count: number;
  onDone: () => void;
  onClose: () => void;
}

const simple = ['text', 'long_text', 'integer', 'number', 'money', 'date', 'yes_no', 'select', 'phone', 'email', 'url'];
/** A name belongs to one record; whose a record is changes by handing it over. */
const editable = (field: Field) =>
  simple.includes(field.type) &&
  !field.read_only &&
  field.access === 'full' &&
  !['name', 'title', 'code'].includes(field.key);

/** One field of many records: what it becomes, for how many, and how far it has got. */
export function BulkEditDialog({ kind, which, count, onDone, onClose }: BulkEditProps) {
  const t = useTexts(viewTexts);
  const tl = useTexts(layoutTexts);
  const cache = useQueryClient();
  const fields = (useQuery(fieldsOf(kind)).data?.items ?? []).filter(editable);
  const [key, setKey] = useState<string>();
  const [value, setValue] = useState<unknown>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const field = fields.find((one) => one.key === key);
  const request: BulkEditRequest = { kind, ...which, changes: key ? { [key]: value === '' ? null : value } : {} };
  const preview = useQuery({
    ...bulkEditPreview(request),
    enabled: key !== undefined && progress === null,
    placeholderData: keepPreviousData,
  });
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: ['lists', kind] });
    void cache.invalidateQueries({ queryKey: [kind] });
  };
  const apply = async () => {
    setProgress(0);
    try {
      const done = await runBulkEdit(request, (now) => setProgress(now.total ? now.done / now.total : 0));
      refresh();
      if (done.failed > 0) toasts.error(tl('bulkFailed', { count: done.failed }));
      toasts.undo(tl('bulkDone', { count: done.changed }), async () => {
        await undoBulkEdit(done.bulk_edit_id);
        refresh();
        toasts.success(tl('bulkUndone'));
      });
      onDone();
    } catch (error) {
      setProgress(null);
      toasts.error(explain(error));
    }
  };
  return (
    <Modal
      open
      title={tl('bulkTitle', { count })}
      okText={tl('bulkApply', { count: preview.data?.editable ?? count })}
      okButtonProps={{ disabled: !key || preview.isError || preview.data?.editable === 0, loading: progress !== null }}
      cancelText={t('cancel')}
      onOk={() => void apply()}
      onCancel={onClose}
    >
      <div className={css.bulk}>
        <Select
          aria-label={tl('field')}
          placeholder={tl('field')}
          showSearch={{ optionFilterProp: 'label' }}
          value={key}
          options={fields.map((one) => ({ value: one.key, label: one.label }))}
          onChange={(chosen: string) => {
            setKey(chosen);
            setValue(null);
          }}
        />
        {field && (
          <FieldEditor
            key={field.key}
            field={{ ...field, group: '', options: field.options ?? undefined, read: () => value }}
            label={tl('newValue')}
            value={value}
            autoFocus={false}
            onChange={setValue}
            onCommit={(...chosen: unknown[]) => chosen.length > 0 && setValue(chosen[0])}
            onCancel={onClose}
          />
        )}
        {field && <p className={css.bulkHint}>{tl('bulkClear')}</p>}
        {preview.isError && (
          <p role="alert" className={css.bulkError}>
            {explain(preview.error)}
          </p>
        )}
        {preview.data && !preview.isError && (
          <p aria-live="polite">
            {tl('bulkPreview', {
              count: formatNumber(preview.data.count),
              editable: formatNumber(preview.data.editable),
            })}
          </p>
        )}
        {progress !== null && <Progress percent={Math.round(progress * 100)} />}
      </div>
    </Modal>
  );
}
