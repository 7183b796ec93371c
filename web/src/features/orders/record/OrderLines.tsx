import { Button } from 'antd';
import { useState } from 'react';
import { formatMoney, formatNumber, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { EditIcon, PlusIcon } from '@/shared/icons';
import { LinesInput } from '../lines/LinesInput';
import { areWhole, draftOf, emptyLine, totalsOf } from '../lines/lineMath';
import type { Order } from '../orders.api';
import { orderTexts } from '../orders.texts';
import css from './record.module.css';
import type { OrderEdit } from './useOrderRecord';

/** What was bought: read as a bill, edited as a whole, saved by a button. */
export function OrderLines({ record, edit }: { record: Order; edit: OrderEdit }) {
  const t = useTexts(orderTexts);
  const [editing, setEditing] = useState(false);
  const totals = totalsOf(record);
  if (editing) return <Editor record={record} edit={edit} onDone={() => setEditing(false)} />;
  return (
    <div className={css.bill}>
      {record.lines.length > 0 ? <LineTable record={record} /> : <p className={css.noLines}>{t('linesEmpty')}</p>}
      {totals && <Totals record={record} totals={totals} />}
      {!edit.readOnly && totals && (
        <div className={css.billFoot}>
          <Button icon={record.lines.length > 0 ? <EditIcon /> : <PlusIcon />} onClick={() => setEditing(true)}>
            {t(record.lines.length > 0 ? 'editLines' : 'addLine')}
          </Button>
        </div>
      )}
    </div>
  );
}

function LineTable({ record }: { record: Order }) {
  const t = useTexts(orderTexts);
  const money = (value: number | null) => (value === null ? none : formatMoney(value, record.currency));
  return (
    <table className={css.lines}>
      <thead>
        <tr>
          <th scope="col">{t('product')}</th>
          <th scope="col">{t('category')}</th>
          <th scope="col">{t('quantity')}</th>
          <th scope="col">{t('unit_price')}</th>
          <th scope="col">{t('lineAmount')}</th>
        </tr>
      </thead>
      <tbody>
        {record.lines.map((line) => (
          <tr key={line.line_id}>
            <th scope="row">
              {line.name}
              <small aria-hidden>
                {[line.category, `${formatNumber(line.quantity)} × ${money(line.unit_price)}`]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </th>
            <td>{line.category ?? none}</td>
            <td className="gx-num">{formatNumber(line.quantity)}</td>
            <td className="gx-num">{money(line.unit_price)}</td>
            <td className="gx-num">{money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The amounts one below the other, as on a bill. */
function Totals({ record, totals }: { record: Order; totals: NonNullable<ReturnType<typeof totalsOf>> }) {
  const t = useTexts(orderTexts);
  const { currency, returned_amount: returned, points_spent, points_earned } = record;
  const rows: { key: string; label: string; value: number; strong?: boolean }[] = [];
  if (totals.byPoints !== null && totals.sum !== null) {
    rows.push({ key: 'sum', label: t('total'), value: totals.sum });
    rows.push({
      key: 'points',
      label: t('byPoints', { points: formatNumber(points_spent ?? 0) }),
      value: -totals.byPoints,
    });
  }
  rows.push({ key: 'amount', label: t('amount'), value: totals.amount, strong: !returned });
  if (returned) {
    rows.push({ key: 'returned', label: t('returned_amount'), value: -returned });
    rows.push({ key: 'net', label: t('net_amount'), value: record.net_amount ?? totals.left, strong: true });
  }
  return (
    <dl className={css.totals}>
      {rows.map((row) => (
        <div key={row.key} data-strong={row.strong || undefined}>
          <dt>{row.label}</dt>
          <dd className="gx-num">{formatMoney(row.value, currency)}</dd>
        </div>
      ))}
      {(points_earned ?? 0) > 0 && (
        <p className={css.earns}>{t('earns', { points: formatNumber(points_earned ?? 0) })}</p>
      )}
    </dl>
  );
}

function Editor({ record, edit, onDone }: { record: Order; edit: OrderEdit; onDone: () => void }) {
  const t = useTexts(orderTexts);
  const [lines, setLines] = useState(() => (record.lines.length > 0 ? record.lines.map(draftOf) : [emptyLine()]));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setTried(true);
    if (!areWhole(lines)) return;
    setSaving(true);
    if (await edit.saveLines(lines)) onDone();
    else setSaving(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that save and give up, whichever field has the focus
    <div
      className={css.editor}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        else if (event.key !== 'Escape' || event.defaultPrevented) return;
        else onDone();
        event.stopPropagation();
      }}
    >
      <LinesInput
        value={lines}
        onChange={setLines}
        currency={record.currency}
        tried={tried}
        first={record.lines.length === 0 ? lines[0]?.key : undefined}
      />
      {tried && !areWhole(lines) && (
        <p className={css.wrong} role="alert">
          {t('badLine')}
        </p>
      )}
      <div className={css.editorFoot}>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('saveLines')}
        </Button>
      </div>
    </div>
  );
}
