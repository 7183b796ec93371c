import { Drawer, Dropdown } from 'antd';
import type { Stage } from '@/features/pipelines/public';
import { useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { usePhone } from '@/shared/useMediaQuery';
import type { OpportunityRow } from './opportunities.api';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';

interface MoveMenuProps {
  row: OpportunityRow;
  /** Where the button is that opened it. */
  at: DOMRect;
  stages: Stage[];
  onChoose: (stage: Stage) => void;
  onClose: () => void;
}

/** Moves a deal without dragging: a menu at the card, a sheet on the phone. */
export function MoveMenu({ row, at, stages, onChoose, onClose }: MoveMenuProps) {
  const t = useTexts(opportunityTexts);
  const phone = usePhone();
  const choose = (stage: Stage) => {
    onClose();
    onChoose(stage);
  };
  if (phone) {
    return (
      <Drawer
        open
        placement="bottom"
        size="auto"
        title={t('moveDeal', { title: row.title })}
        onClose={onClose}
        styles={{ body: { padding: 8 }, section: { borderRadius: '14px 14px 0 0' } }}
      >
        <div role="menu" className={css.sheet}>
          {stages.map((stage) => {
            const here = stage.stage_id === row.stage_id;
            return (
              <button
                key={stage.stage_id}
                type="button"
                role="menuitem"
                className={css.sheetRow}
                disabled={here}
                onClick={() => choose(stage)}
              >
                <span className={css.stageDot} style={{ background: stage.color }} />
                <span className={css.grow}>{stage.name}</span>
                {here ? <CheckIcon aria-label={t('currentStage')} /> : <small>{stage.probability}%</small>}
              </button>
            );
          })}
        </div>
      </Drawer>
    );
  }
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      onOpenChange={(open) => !open && onClose()}
      menu={{
        items: [
          {
            key: 'where',
            type: 'group',
            label: t('moveTo'),
            children: stages.map((stage) => ({
              key: stage.stage_id,
              disabled: stage.stage_id === row.stage_id,
              icon: <span className={css.stageDot} style={{ background: stage.color }} />,
              label: stage.name,
              extra: `${stage.probability}%`,
            })),
          },
        ],
        onClick: ({ key }) => {
          const stage = stages.find((one) => one.stage_id === key);
          if (stage) choose(stage);
        },
      }}
    >
      <span style={{ position: 'fixed', left: at.left, top: at.top, width: at.width, height: at.height, zIndex: -1 }} />
    </Dropdown>
  );
}
