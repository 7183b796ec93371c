import { App, Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { MoreIcon, PlusIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { Badge } from '@/shared/records/Badge';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { MoveDealsDialog } from './MoveDealsDialog';
import { type Pipeline, type Stage, useDeletePipeline, useSavePipeline, type WriteStage } from './pipelines.api';
import css from './pipelines.module.css';
import { pipelineTexts } from './pipelines.texts';
import { StageDrawer } from './StageDrawer';
import { StageRows } from './StageRows';
import { asWritten, probabilityAfter, reordered, withNew } from './stages';

/** One pipeline: every change is saved as it is made, and can be taken back. */
export function PipelineCard({ pipeline, others }: { pipeline: Pipeline; others: Pipeline[] }) {
  const t = useTexts(pipelineTexts);
  const showProblem = useProblem();
  const mayEdit = useCan()('opportunities.configure');
  const save = useSavePipeline(pipeline.pipeline_id);
  const [editing, setEditing] = useState<Stage | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Stage | null>(null);
  const { stages, version } = pipeline;

  const write = async (next: WriteStage[], text: string, moves?: Record<string, string>) => {
    try {
      const saved = await save.mutateAsync({ stages: next, moves, version });
      // deals that were moved away are not called back
      if (moves) toasts.success(text);
      else
        toasts.undo(text, () =>
          save
            .mutateAsync({ stages: back(stages, saved.stages), version: saved.version })
            .then(() => undefined, showProblem),
        );
      return true;
    } catch (error) {
      const inUse = error instanceof ApiProblem && error.code === 'pipeline.stage_in_use';
      if (!inUse) showProblem(error);
      return inUse ? 'in_use' : false;
    }
  };
  const saveStage = async (stage: WriteStage) => {
    const next = stage.stage_id
      ? stages.map((one) => (one.stage_id === stage.stage_id ? stage : asWritten(one)))
      : withNew(stages, stage);
    if ((await write(next, t('saved'))) === true) setEditing(null);
  };
  const remove = async (stage: Stage, to?: string) => {
    const rest = stages.filter((one) => one !== stage).map(asWritten);
    const moves = to ? { [stage.stage_id]: to } : undefined;
    const done = await write(rest, t('removed', { name: stage.name }), moves);
    if (done === 'in_use') setLeaving(stage);
    else setLeaving(null);
    setEditing(null);
  };

  return (
    <Section>
      <header className={css.head}>
        <PipelineName pipeline={pipeline} mayEdit={mayEdit} />
        {pipeline.is_default && <Badge tone="accent">{t('default')}</Badge>}
        {!pipeline.is_active && <Badge>{t('inactive')}</Badge>}
        <span className={css.grow} />
        {mayEdit && <PipelineMenu pipeline={pipeline} others={others} />}
      </header>
      <StageRows
        stages={stages}
        mayEdit={mayEdit}
        onEdit={setEditing}
        onMove={(id, over) => void write(reordered(stages, id, over).map(asWritten), t('order'))}
      />
      {mayEdit && (
        <div className={css.foot}>
          <Button type="text" icon={<PlusIcon />} onClick={() => setEditing('new')}>
            {t('addStage')}
          </Button>
        </div>
      )}
      {editing && (
        <StageDrawer
          stage={editing === 'new' ? null : editing}
          probability={probabilityAfter(stages)}
          saving={save.isPending}
          removable={
            editing !== 'new' && editing.kind === 'open' && stages.filter((one) => one.kind === 'open').length > 1
          }
          onSave={saveStage}
          onRemove={() => editing !== 'new' && void remove(editing)}
          onClose={() => setEditing(null)}
        />
      )}
      {leaving && (
        <MoveDealsDialog
          title={t('removeTitle', { name: leaving.name })}
          text={t('removeText')}
          ok={t('removeDo')}
          choices={stages
            .filter((one) => one.kind === 'open' && one.stage_id !== leaving.stage_id)
            .map((one) => ({ value: one.stage_id, label: one.name }))}
          onChoose={(to) => remove(leaving, to)}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  );
}

/** The stages as they were: one that is gone is made anew, one that is there keeps its id. */
function back(before: Stage[], now: Stage[]): WriteStage[] {
  return before.map((stage) => {
    const { stage_id, ...rest } = asWritten(stage);
    return now.some((one) => one.stage_id === stage_id) ? { stage_id, ...rest } : rest;
  });
}

function PipelineName({ pipeline, mayEdit }: { pipeline: Pipeline; mayEdit: boolean }) {
  const t = useTexts(pipelineTexts);
  const showProblem = useProblem();
  const save = useSavePipeline(pipeline.pipeline_id);
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    const name = draft?.trim();
    setDraft(null);
    if (name && name !== pipeline.name)
      save.mutate({ name, version: pipeline.version }, { onError: (error) => showProblem(error) });
  };
  if (draft === null) {
    return (
      <h2 className={css.name}>
        {mayEdit ? (
          <button type="button" title={t('rename')} onClick={() => setDraft(pipeline.name)}>
            {pipeline.name}
          </button>
        ) : (
          pipeline.name
        )}
      </h2>
    );
  }
  return (
    <Input
      autoFocus
      maxLength={100}
      aria-label={t('name')}
      className={css.nameField}
      value={draft}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onPressEnter={finish}
      onBlur={finish}
      onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
    />
  );
}

function PipelineMenu({ pipeline, others }: { pipeline: Pipeline; others: Pipeline[] }) {
  const t = useTexts(pipelineTexts);
  const { modal } = App.useApp();
  const showProblem = useProblem();
  const save = useSavePipeline(pipeline.pipeline_id);
  const remove = useDeletePipeline();
  const [moving, setMoving] = useState(false);
  const { name, is_active, is_default, version, pipeline_id: id } = pipeline;
  const set = (change: { is_default?: boolean; is_active?: boolean }) =>
    save.mutate({ ...change, version }, { onError: (error) => showProblem(error) });
  const drop = async (moveTo?: string) => {
    try {
      await remove.mutateAsync({ id, moveTo });
      toasts.success(t('deleted', { name }));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'pipeline.in_use') setMoving(true);
      else toasts.error(explain(error));
    }
  };
  const ask = () =>
    modal.confirm({
      title: t('deleteTitle', { name }),
      content: t('deleteText'),
      okText: t('deleteDo'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => drop(),
    });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'default', label: t('makeDefault'), disabled: is_default, onClick: () => set({ is_default: true }) },
            {
              key: 'active',
              label: t(is_active ? 'deactivate' : 'activate'),
              disabled: is_default,
              onClick: () => set({ is_active: !is_active }),
            },
            { type: 'divider' },
            { key: 'delete', danger: true, label: t('delete'), disabled: others.length === 0, onClick: ask },
          ],
        }}
      >
        <Button type="text" icon={<MoreIcon />} aria-label={t('more', { name })} />
      </Dropdown>
      {moving && (
        <MoveDealsDialog
          title={t('deleteTitle', { name })}
          text={t('deleteInUse')}
          ok={t('removeDo')}
          choices={others.map((one) => ({ value: one.pipeline_id, label: one.name }))}
          onChoose={async (to) => {
            await drop(to);
            setMoving(false);
          }}
          onClose={() => setMoving(false)}
        />
      )}
    </>
  );
}
