import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import type { RecordPlace } from '@/shared/sight';
import { usePhone } from '@/shared/useMediaQuery';
import { AsOfView } from './AsOfView';
import { ChangeList } from './ChangeList';
import { fieldsOfKind } from './history.api';
import css from './history.module.css';
import { historyTexts } from './history.texts';

interface HistoryDrawerProps {
  place: RecordPlace;
  /** The field to begin with. */
  field?: string;
  onClose: () => void;
}

/** What happened to a record of any kind, and how it was. */
export function HistoryDrawer({ place, field, onClose }: HistoryDrawerProps) {
  const t = useTexts(historyTexts);
  const phone = usePhone();
  const [view, setView] = useState('changes');
  const [only, setOnly] = useState(field);
  const fields = useQuery(fieldsOfKind(place.kind)).data?.items ?? [];
  const label = fields.find((one) => one.key === only)?.label;
  return (
    <Drawer
      open
      title={view === 'changes' && label ? t('title.of', { label }) : t('title')}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '100%' : 520}
      onClose={onClose}
      destroyOnHidden
    >
      <div className={css.bar}>
        <Segmented
          value={view}
          onChange={(value) => setView(value)}
          options={[
            { value: 'changes', label: t('changes') },
            { value: 'then', label: t('asOf') },
          ]}
        />
        {view === 'changes' && (
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            className={css.pick}
            value={only}
            placeholder={t('anyField')}
            aria-label={t('field')}
            options={fields.map((one) => ({ value: one.key, label: one.label }))}
            onChange={(value) => setOnly(value)}
          />
        )}
      </div>
      {view === 'changes' ? <ChangeList place={place} field={only} /> : <AsOfView place={place} />}
    </Drawer>
  );
}
