import { AutoComplete, Button, Input } from 'antd';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useTexts } from '../i18n';
import { PlusIcon, StarIcon, TrashIcon } from '../icons';
import css from './records.module.css';
import { recordTexts } from './records.texts';

type Phone = Schemas['Phone'];
type Email = Schemas['Email'];
type Address = Schemas['Address'];
export type ManyKind = 'phones' | 'emails' | 'addresses';
type Entry = { label: string | null; is_primary: boolean } & Partial<
  Omit<Phone & Email & Address, 'label' | 'is_primary'>
>;

interface ManyValuesProps {
  kind: ManyKind;
  value: (Phone | Email | Address)[];
  onSave: (value: Entry[]) => void;
  onCancel: () => void;
}

const main = { phones: 'number', emails: 'address', addresses: 'text' } as const;

let nextKey = 1;
interface Line {
  key: number;
  entry: Entry;
}
const line = (entry: Entry): Line => ({ key: nextKey++, entry });

/** Several phones, mails or addresses: a label each, one of them the primary. Saved together, by a button. */
export function ManyValues({ kind, value, onSave, onCancel }: ManyValuesProps) {
  const t = useTexts(recordTexts);
  const name = main[kind];
  const [lines, setLines] = useState<Line[]>(() =>
    value.length > 0 ? value.map((one) => line(one as Entry)) : [line({ label: null, is_primary: true })],
  );
  const labels = {
    phones: [t('mobile'), t('landline'), t('work'), t('fax'), t('finance')],
    emails: [t('work'), t('home'), t('finance')],
    addresses: [t('office'), t('shipping'), t('billing')],
  }[kind];
  const add = { phones: t('addPhone'), emails: t('addEmail'), addresses: t('addAddress') }[kind];
  const placeholder = { phones: t('number'), emails: t('address'), addresses: t('street') }[kind];

  const change = (key: number, part: Partial<Entry>) =>
    setLines(lines.map((one) => (one.key === key ? { ...one, entry: { ...one.entry, ...part } } : one)));
  const makePrimary = (key: number) =>
    setLines(lines.map((one) => ({ ...one, entry: { ...one.entry, is_primary: one.key === key } })));
  const save = () => {
    const kept = lines.map((one) => one.entry).filter((entry) => entry[name]?.trim());
    const first = kept.findIndex((entry) => entry.is_primary);
    onSave(kept.map((entry, i) => ({ ...entry, [name]: entry[name]?.trim(), is_primary: i === Math.max(first, 0) })));
  };

  return (
    <div className={css.many}>
      {lines.map(({ key, entry }) => (
        <div key={key} className={css.manyEntry}>
          <div className={css.manyLine}>
            <AutoComplete
              aria-label={t('label')}
              placeholder={t('label')}
              className={css.manyLabel}
              value={entry.label ?? undefined}
              options={labels.map((one) => ({ value: one }))}
              onChange={(label?: string) => change(key, { label: label || null })}
            />
            <Input
              aria-label={placeholder}
              placeholder={placeholder}
              inputMode={kind === 'phones' ? 'tel' : kind === 'emails' ? 'email' : undefined}
              autoFocus={lines.length === 1 || !entry[name]}
              value={entry[name] ?? ''}
              onChange={(event) => change(key, { [name]: event.target.value })}
              onPressEnter={save}
            />
            <button
              type="button"
              className={css.tool}
              data-on={entry.is_primary || undefined}
              aria-label={t('makePrimary')}
              aria-pressed={entry.is_primary}
              title={entry.is_primary ? t('primary') : t('makePrimary')}
              onClick={() => makePrimary(key)}
            >
              <StarIcon />
            </button>
            <button
              type="button"
              className={css.tool}
              aria-label={`${t('remove')} ${entry[name] ?? ''}`}
              title={t('remove')}
              onClick={() => setLines(lines.filter((one) => one.key !== key))}
            >
              <TrashIcon />
            </button>
          </div>
          {kind === 'addresses' && <AddressParts entry={entry} onChange={(part) => change(key, part)} />}
        </div>
      ))}
      <span className={css.fieldActions}>
        <Button
          type="text"
          icon={<PlusIcon />}
          onClick={() => setLines([...lines, line({ label: null, is_primary: lines.length === 0 })])}
        >
          {add}
        </Button>
        <span className={css.grow} />
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" onClick={save}>
          {t('save')}
        </Button>
      </span>
    </div>
  );
}

const parts = ['province', 'city', 'district', 'postcode'] as const;

function AddressParts({ entry, onChange }: { entry: Entry; onChange: (part: Partial<Entry>) => void }) {
  const t = useTexts(recordTexts);
  return (
    <div className={css.manyParts}>
      {parts.map((part) => (
        <Input
          key={part}
          size="small"
          aria-label={t(part)}
          placeholder={t(part)}
          value={entry[part] ?? ''}
          onChange={(event) => onChange({ [part]: event.target.value || null })}
        />
      ))}
    </div>
  );
}
