import { Switch, Tooltip } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { ColumnsIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { Pop } from '@/shared/lists/Pop';
import { opportunityTexts } from '../opportunities.texts';
import css from './board.module.css';
import { type CardField, cardFields, firstCardFields } from './cardFields';

interface ChooserProps {
  fields: CardField[];
  onChoose: (fields: CardField[]) => void;
  closed: boolean;
  onClosed: (closed: boolean) => void;
}

/** What the cards show, and whether closed deals have columns too. */
export function CardFieldsChooser({ fields, onChoose, closed, onClosed }: ChooserProps) {
  const t = useTexts(opportunityTexts);
  const [open, setOpen] = useState(false);
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      padding={12}
      content={
        <div className={css.chooser}>
          <strong>{t('cardFields')}</strong>
          <p>{t('cardFieldsHint')}</p>
          <ul>
            {cardFields.map((key) => (
              <li key={key}>
                <label>
                  <input
                    type="checkbox"
                    checked={fields.includes(key)}
                    onChange={(event) =>
                      onChoose(event.target.checked ? [...fields, key] : fields.filter((one) => one !== key))
                    }
                  />
                  {t(key)}
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className={listCss.quiet} onClick={() => onChoose(firstCardFields)}>
            {t('resetFields')}
          </button>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is a button */}
          <label className={css.closedSwitch}>
            {t('showClosed')}
            <Switch size="small" checked={closed} onChange={onClosed} />
          </label>
        </div>
      }
    >
      <Tooltip title={t('cardFields')} mouseEnterDelay={0.4}>
        <button type="button" className={listCss.iconButton} aria-label={t('cardFields')} aria-haspopup="dialog">
          <ColumnsIcon />
        </button>
      </Tooltip>
    </Pop>
  );
}
