import { useQuery } from '@tanstack/react-query';
import { Modal, Tag } from 'antd';
import { useState } from 'react';
import { api, body } from '@/api/client';
import { useTexts } from '../i18n';
import { CheckIcon, CloseIcon } from '../icons';
import { explain } from '../problems';
import type { RecordPlace } from '../sight';
import { UserPicker } from '../UserPicker';
import css from './records.module.css';
import { recordTexts } from './records.texts';

const acts = { edit: 'actEdit', delete: 'actDelete', assign: 'actAssign' } as const;

/** Asks the server, which goes through the same steps as when that person asks for the record. */
export function WhoSeesDialog({ place, onClose }: { place: RecordPlace; onClose: () => void }) {
  const t = useTexts(recordTexts);
  const [user, setUser] = useState<string | undefined>();
  return (
    <Modal open title={t('whoSees.title')} onCancel={onClose} footer={null} width={480} destroyOnHidden>
      <UserPicker
        autoFocus
        className={css.whoSeesPick}
        value={user}
        aria-label={t('whoSees.pick')}
        placeholder={t('whoSees.pick')}
        onChange={(value) => setUser(value ?? undefined)}
      />
      {user && <Explained place={place} user={user} />}
    </Modal>
  );
}

function Explained({ place, user }: { place: RecordPlace; user: string }) {
  const t = useTexts(recordTexts);
  const told = useQuery({
    queryKey: ['users', 'explain', user, place.kind, place.id],
    queryFn: () => body(api.GET('/api/rights/explain', { params: { query: { user, ...place } } })),
    retry: false,
  });
  if (told.isPending) return null;
  if (told.isError) return <p className={css.hint}>{explain(told.error)}</p>;
  const { sees, steps, acts: may, fields } = told.data;
  const allowed = may.filter((act) => act.may).map((act) => act.permission.split('.')[1] as keyof typeof acts);
  return (
    <div className={css.whoSees} role="status">
      <strong data-sees={sees}>
        {sees ? <CheckIcon /> : <CloseIcon />} {t(sees ? 'whoSees.yes' : 'whoSees.no')}
      </strong>
      <ol>
        {steps.map((step) => (
          <li key={step.code} data-holds={step.holds}>
            {step.text}
          </li>
        ))}
      </ol>
      {sees && (
        <p>
          {t('whoSees.may')} <Tag>{t('actView')}</Tag>
          {allowed.map((act) => (
            <Tag key={act}>{t(acts[act])}</Tag>
          ))}
        </p>
      )}
      {sees && fields.length > 0 && (
        <p>
          {t('whoSees.limits')}{' '}
          {fields.map((field) => (
            <Tag key={field.field}>
              {field.label} · {t(`access.${field.access}`)}
            </Tag>
          ))}
        </p>
      )}
    </div>
  );
}
