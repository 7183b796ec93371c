import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import css from './pipelines.module.css';
import { pipelineTexts } from './pipelines.texts';

interface MoveDealsProps {
  title: string;
  text: string;
  ok: string;
  choices: { value: string; label: string }[];
  onChoose: (to: string) => Promise<void>;
  onClose: () => void;
}

/** Asks where deals go before what they stand in is removed. */
export function MoveDealsDialog({ title, text, ok, choices, onChoose, onClose }: MoveDealsProps) {
  const t = useTexts(pipelineTexts);
  const [to, setTo] = useState(choices[0]?.value);
  return (
    <Modal
      open
      width={440}
      title={title}
      okText={ok}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !to }}
      onOk={() => (to ? onChoose(to) : undefined)}
      onCancel={onClose}
    >
      <div className={css.moveDeals}>
        <p>{text}</p>
        <Select aria-label={t('moveTo')} value={to} options={choices} onChange={setTo} />
      </div>
    </Modal>
  );
}
