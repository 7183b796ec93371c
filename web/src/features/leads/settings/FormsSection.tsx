import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Empty, RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { CodeIcon, CopyIcon, EditIcon, PlusIcon, TrashIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { Badge } from '@/shared/records/Badge';
import { useRemoval } from '@/shared/records/useRemoval';
import { toasts } from '@/shared/toasts';
import css from '../leads.module.css';
import { FormDrawer } from './FormDrawer';
import { leadSettingsTexts } from './leadSettings.texts';
import { useDeleteForm, type WebForm, webForms } from './settings.api';

const addressOf = (form: WebForm) => `${location.origin}/f/${form.key}`;

const embedOf = (form: WebForm) =>
  `<iframe src="${addressOf(form)}" title="${form.title.replaceAll('"', '&quot;')}" style="width:100%;min-height:640px;border:0"></iframe>`;

/** The forms on one's web pages: their address, their code, what came in. */
export function FormsSection() {
  const t = useTexts(leadSettingsTexts);
  const { data } = useQuery(webForms);
  const remove = useDeleteForm();
  const removal = useRemoval();
  const [editing, setEditing] = useState<WebForm | 'new'>();
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toasts.success(t('copied')),
      (error) => toasts.error(explain(error)),
    );
  const drop = ({ form_id, name }: WebForm) =>
    removal({
      kind: 'web_forms',
      id: form_id,
      said: t('deleted', { name }),
      remove: () => remove.mutateAsync(form_id),
    });
  return (
    <Section title={t('forms')} text={t('formsText')}>
      <div className={css.rules}>
        {!data && <RowsSkeleton rows={2} />}
        {data?.items.length === 0 && <Empty title={t('noForms')} />}
        {data?.items.map((form) => (
          <div key={form.form_id} className={css.formRow}>
            <div className={css.formText}>
              <strong>
                {form.name} {!form.is_active && <Badge tone="plain">{t('inactive')}</Badge>}
              </strong>
              <a href={addressOf(form)} target="_blank" rel="noreferrer" className={css.clip}>
                {addressOf(form)}
              </a>
              <small>{t('submissions', { count: form.submissions })}</small>
            </div>
            <div className={css.formTools}>
              <Button icon={<CopyIcon />} onClick={() => void copy(addressOf(form))}>
                {t('copyAddress')}
              </Button>
              <Button icon={<CodeIcon />} onClick={() => void copy(embedOf(form))}>
                {t('copyEmbed')}
              </Button>
              <Button
                type="text"
                icon={<EditIcon />}
                aria-label={`${t('editForm')} ${form.name}`}
                onClick={() => setEditing(form)}
              />
              <Button
                type="text"
                icon={<TrashIcon />}
                aria-label={`${t('delete')} ${form.name}`}
                onClick={() => drop(form)}
              />
            </div>
          </div>
        ))}
        <div className={css.rulesFoot}>
          <Button icon={<PlusIcon />} onClick={() => setEditing('new')}>
            {t('newForm')}
          </Button>
        </div>
      </div>
      {editing && <FormDrawer form={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Section>
  );
}
