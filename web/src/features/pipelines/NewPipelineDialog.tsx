import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { pipelineTemplates, useCreatePipeline } from './pipelines.api';
import css from './pipelines.module.css';
import { pipelineTexts } from './pipelines.texts';

/** A new pipeline from one of the templates. */
export function NewPipelineDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(pipelineTexts);
  const id = useId();
  const showProblem = useProblem();
  const templates = useQuery(pipelineTemplates).data?.items ?? [];
  const create = useCreatePipeline();
  const [name, setName] = useState('');
  const [template, setTemplate] = useState('standard');
  const save = () => {
    if (!name.trim()) return;
    create.mutate(
      { name: name.trim(), template },
      {
        onSuccess: (made) => {
          toasts.success(t('created', { name: made.name }));
          onClose();
        },
        onError: (error) => showProblem(error),
      },
    );
  };
  return (
    <Modal
      open
      width={600}
      title={t('new')}
      okText={t('create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !name.trim(), loading: create.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <div className={css.newForm}>
        <Input
          autoFocus
          maxLength={100}
          aria-label={t('name')}
          placeholder={t('namePlaceholder')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <p>{t('newText')}</p>
        <div className={css.templates} role="radiogroup" aria-label={t('template')}>
          {templates.map((one) => (
            <label key={one.template} className={css.template} data-on={template === one.template || undefined}>
              <input
                type="radio"
                name={id}
                className="gx-visually-hidden"
                checked={template === one.template}
                onChange={() => setTemplate(one.template)}
              />
              <b>{one.name}</b>
              <span className={css.templateStages}>
                {one.stages.map((stage) => (
                  <span key={stage.name}>
                    {stage.name}
                    {stage.kind === 'open' && <small>{stage.probability}%</small>}
                  </span>
                ))}
              </span>
            </label>
          ))}
        </div>
      </div>
    </Modal>
  );
}
