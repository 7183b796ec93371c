import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import type { Schemas } from '@/api/client';
import { useTexts } from '@/shared/i18n';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { ExportSettings } from './ExportSettings';
import { organizationQuery, useEditOrganization } from './organization.api';
import { organizationTexts } from './organization.texts';
import { Empty, Line, RowsSkeleton, Section } from './Section';
import css from './settings.module.css';
import { WholeNumber } from './WholeNumber';

type Profile = Schemas['OrganizationProfile'];

/** How the organization presents itself on papers, and how far its data leaves it. */
export function OrganizationProfile() {
  const organization = useQuery(organizationQuery);
  const t = useTexts(organizationTexts);
  return (
    <>
      <Section title={t('profile')} text={t('profile.text')}>
        {organization.isPending && <RowsSkeleton />}
        {organization.isError && <Empty title={explain(organization.error)} />}
        {organization.data && <ProfileForm profile={organization.data.profile} />}
      </Section>
      {organization.data && <Protection of={organization.data} />}
      {organization.data && <ExportSettings of={organization.data} />}
    </>
  );
}

const fields = ['legal_name', 'credit_code', 'address', 'phone', 'email', 'website', 'bank', 'bank_account'] as const;

function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTexts(organizationTexts);
  const [form] = Form.useForm<Profile>();
  const edit = useEditOrganization();
  const showProblem = useProblem();
  const save = (values: Profile) =>
    edit.mutate(
      { profile: Object.fromEntries(fields.map((key) => [key, values[key]?.trim() || null])) },
      { onSuccess: () => toasts.success(t('saved')), onError: (error) => showProblem(error, form) },
    );
  return (
    <Form form={form} layout="vertical" initialValues={profile} onFinish={save} className={css.profileForm}>
      {fields.map((key) => (
        <Form.Item key={key} name={key} label={t(key)}>
          <Input maxLength={key === 'address' || key === 'website' ? 500 : key.startsWith('bank') ? 60 : 200} />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" loading={edit.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

function Protection({ of }: { of: Schemas['OrganizationDetail'] }) {
  const t = useTexts(organizationTexts);
  const edit = useEditOrganization();
  const showProblem = useProblem();
  const save = (request: { reveals_per_day?: number }) =>
    edit.mutate(request, { onSuccess: () => toasts.success(t('saved')), onError: (error) => showProblem(error) });
  return (
    <Section title={t('protection')}>
      <Line label={t('reveals')} text={t('reveals.text')}>
        <WholeNumber
          label={t('reveals')}
          value={of.reveals_per_day}
          min={0}
          max={10_000}
          onSave={(reveals_per_day) => save({ reveals_per_day })}
        />
      </Line>
    </Section>
  );
}
