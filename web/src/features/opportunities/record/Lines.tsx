import { Button } from 'antd';
import { useState } from 'react';
import { formatMoney, formatNumber, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { EditIcon, PlusIcon } from '@/shared/icons';
import type { Opportunity, OpportunityLine, WriteLine } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { LinesEditor } from './LinesEditor';
import css from './record.module.css';
import type { OpportunityEdit } from './useOpportunityRecord';

const asWritten = (line: OpportunityLine): WriteLine => ({
  line_id: line.line_id,
  product_id: line.product_id,
  name: line.name,
  kind: line.kind,
  quantity: line.quantity,
  unit_price: line.unit_price,
  discount: line.discount,
});

/** What is sold: read as a short list, edited as a whole, saved by a button. */
export function Lines({ record, edit }: { record: Opportunity; edit: OpportunityEdit }) {
  const t = useTexts(opportunityTexts);
  const [editing, setEditing] = useState<'no' | 'edit' | 'add'>('no');
  const { lines, currency } = record;
  const money = (value: number | null) => (value === null ? none : formatMoney(value, currency));
  // who may not see amounts sees no sum of them
  const sum = lines.reduce<number | null>(
    (total, { amount }) => (total === null || amount === null ? null : total + amount),
    0,
  );
  const save = async (next: WriteLine[]) => {
    const back = { lines: lines.map(asWritten) };
    if (await edit.saveList({ lines: next }, {}, back, t('linesSaved'))) setEditing('no');
  };

  if (editing !== 'no') {
    return (
      <LinesEditor
        lines={lines}
        currency={currency}
        add={editing === 'add'}
        onSave={save}
        onCancel={() => setEditing('no')}
      />
    );
  }
  if (lines.length === 0) {
    return (
      <div className={css.none}>
        <strong>{t('linesEmpty')}</strong>
        <span>{t('linesEmptyText')}</span>
        {!edit.readOnly && (
          <Button icon={<PlusIcon />} onClick={() => setEditing('add')}>
            {t('addLine')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className={css.lines}>
      <ul>
        {lines.map((line) => (
          <li key={line.line_id}>
            <span className={css.lineName}>
              <b>{line.name}</b>
              <small>
                {[
                  t(line.kind),
                  `${formatNumber(line.quantity)} × ${money(line.unit_price)}`,
                  line.discount > 0 ? `${t('discountName')} ${formatNumber(line.discount)}%` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span className="gx-num">{money(line.amount)}</span>
          </li>
        ))}
      </ul>
      <p className={css.linesSum}>
        <span>{t('linesSum')}</span>
        <b className="gx-num">{money(sum)}</b>
      </p>
      {record.amount_is_manual && record.amount !== null && record.amount !== sum && (
        <p className={css.differs}>
          {t('linesDiffer', { amount: money(record.amount) })}
          {!edit.readOnly && (
            <Button type="link" size="small" onClick={() => void edit.save({ amount: null }).catch(() => undefined)}>
              {t('followLines')}
            </Button>
          )}
        </p>
      )}
      {!edit.readOnly && sum !== null && (
        <div className={css.rowOfButtons}>
          <Button icon={<EditIcon />} onClick={() => setEditing('edit')}>
            {t('edit')}
          </Button>
          <Button type="text" icon={<PlusIcon />} onClick={() => setEditing('add')}>
            {t('addLine')}
          </Button>
        </div>
      )}
    </div>
  );
}
