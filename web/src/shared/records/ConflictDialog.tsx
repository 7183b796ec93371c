import { Modal, Radio } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../i18n';
import { isEmpty } from './recordFields';
import css from './records.module.css';
import { recordTexts } from './records.texts';
import type { Conflict } from './useRecordEdit';

type Side = 'mine' | 'theirs' | 'original';
const sides: Side[] = ['mine', 'theirs', 'original'];

interface ConflictDialogProps {
  conflict: Conflict | null;
  label: (key: string) => string;
  show: (key: string, value: unknown) => ReactNode;
}

/** Per field: mine, theirs or the original value. Only fields both people changed are asked about. */
export function ConflictDialog({ conflict, label, show }: ConflictDialogProps) {
  const t = useTexts(recordTexts);
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conflict begins with no choice
  useEffect(() => setChosen({}), [conflict]);
  if (!conflict) return null;
  const save = () =>
    conflict.resolve(
      Object.fromEntries(conflict.fields.map((field) => [field.key, field[chosen[field.key] ?? 'mine']])),
    );
  return (
    <Modal
      open
      title={t('conflictTitle')}
      okText={t('keepChosen')}
      cancelText={t('cancel')}
      onOk={save}
      onCancel={conflict.cancel}
      width={640}
    >
      <p>{t('conflictText')}</p>
      <div className={css.conflict}>
        {conflict.fields.map((field) => (
          <fieldset key={field.key} className={css.conflictField}>
            <legend>{label(field.key)}</legend>
            {sides.map((side) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is an input
              <label key={side} className={css.conflictChoice}>
                <Radio
                  name={field.key}
                  checked={(chosen[field.key] ?? 'mine') === side}
                  onChange={() => setChosen({ ...chosen, [field.key]: side })}
                />
                <span className={css.conflictSide}>{t(side)}</span>
                <span className={css.conflictValue}>
                  {isEmpty(field[side]) ? <span className="gx-none">{t('empty')}</span> : show(field.key, field[side])}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Modal>
  );
}
