import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { TagIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import type { RowSelection } from '@/shared/lists/useRowSelection';
import { TagChoice } from '@/shared/records/TagEditor';
import { toasts } from '@/shared/toasts';
import { type CustomerListParams, type CustomerRow, useBulkTags } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

interface BulkTagProps {
  rows: CustomerRow[];
  selection: RowSelection;
  params: CustomerListParams;
  total: number;
  totalIsExact: boolean;
}

const askFrom = 100;

/** Gives tags to many customers, or takes them away; can be taken back exactly as it was. */
export function BulkTagButton({ rows, selection, params, total, totalIsExact }: BulkTagProps) {
  const t = useTexts(customerTexts);
  const { modal } = App.useApp();
  const bulk = useBulkTags();
  const [open, setOpen] = useState(false);
  const [mode, setMode] = useState<'add' | 'remove'>('add');
  const [tags, setTags] = useState<string[]>([]);
  const count = selection.everything ? total : selection.ids.size;

  const apply = async () => {
    const ids = [...selection.ids];
    const chosen = rows.filter((row) => selection.ids.has(row.customer_id));
    const { sort: _sort, ...conditions } = params;
    const where = selection.everything ? { conditions } : { customer_ids: ids };
    setOpen(false);
    setTags([]);
    const done = await bulk.mutateAsync({ ...where, [mode]: tags }).catch(() => null);
    if (!done) return;
    selection.clear();
    const text = t('bulkDone', { count: done.changed });
    if (selection.everything) {
      toasts.success(text);
      return;
    }
    toasts.undo(text, async () => {
      // who had the tag before keeps it, who had it not loses it again
      for (const tag of tags) {
        const touched = chosen.filter((row) => row.tags.includes(tag) !== (mode === 'add'));
        const customer_ids = touched.map((row) => row.customer_id);
        const back = mode === 'add' ? { remove: [tag] } : { add: [tag] };
        if (customer_ids.length > 0) await bulk.mutateAsync({ customer_ids, ...back });
      }
    });
  };
  const ask = () => {
    if (count <= askFrom) return void apply();
    modal.confirm({
      title: t('bulkSure', { total: formatTotal(count, !selection.everything || totalIsExact) }),
      content: selection.everything ? t('bulkSureText') : undefined,
      okText: t('bulkApply', { count }),
      cancelText: t('cancel'),
      onOk: apply,
    });
  };

  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="top"
      padding={8}
      content={
        <div className={css.bulk}>
          <Segmented
            block
            value={mode}
            options={[
              { value: 'add', label: t('bulkAdd') },
              { value: 'remove', label: t('bulkRemove') },
            ]}
            onChange={(value) => setMode(value as typeof mode)}
          />
          <TagChoice chosen={tags} onChange={setTags} />
          <Button type="primary" block disabled={tags.length === 0} onClick={ask}>
            {t('bulkApply', { count })}
          </Button>
        </div>
      }
    >
      <Button type="text" icon={<TagIcon />} loading={bulk.isPending}>
        {t('bulkTag')}
      </Button>
    </Pop>
  );
}
