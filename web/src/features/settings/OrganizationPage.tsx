import { App, Button, Form, Input, Select, Switch } from 'antd';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { SampleProgress } from '@/shared/SampleProgress';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { OrganizationProfile } from './OrganizationProfile';
import { Line, PageHead, Section } from './Section';
import { useLoadSample, useRemoveSample, useUpdateOrganization } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

interface Values {
  name: string;
  time_zone: string;
}

export function OrganizationPage() {
  const t = useTexts(settingsTexts);
  usePageTitle(t('organization.title'));
  return (
    <>
      <PageHead title={t('organization.title')} />
      <Details />
      <OrganizationProfile />
      <RequiredFactor />
      <SampleData />
    </>
  );
}

/** `Asia/Shanghai (UTC+8)`; the list is the browser's. */
function zoneOptions(current: string) {
  const zones = new Set([current, ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].map((value) => {
    const parts = new Intl.DateTimeFormat('en', { timeZone: value, timeZoneName: 'shortOffset' }).formatToParts();
    const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
    return { value, label: `${value} (${offset})` };
  });
}

function Details() {
  const t = useTexts(settingsTexts);
  const { organization } = useMe();
  const [form] = Form.useForm<Values>();
  const update = useUpdateOrganization();
  const showProblem = useProblem();
  const save = (values: Values) =>
    update.mutate(values, {
      onSuccess: () => toasts.success(t('saved')),
      onError: (error) => showProblem(error, form),
    });
  return (
    <Section>
      <Form form={form} layout="vertical" initialValues={organization} onFinish={save} className={css.form}>
        <Form.Item
          name="name"
          label={t('organization.name')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('organization.name') }) }]}
        >
          <Input maxLength={200} autoComplete="organization" />
        </Form.Item>
        <Form.Item name="time_zone" label={t('organization.zone')} extra={t('organization.zone.text')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={zoneOptions(organization.time_zone)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={update.isPending}>
          {t('profile.save')}
        </Button>
      </Form>
    </Section>
  );
}

function RequiredFactor() {
  const t = useTexts(settingsTexts);
  const { organization } = useMe();
  const update = useUpdateOrganization();
  const showProblem = useProblem();
  const set = (require_second_factor: boolean) =>
    update.mutate({ require_second_factor }, { onError: (error) => showProblem(error) });
  return (
    <Section title={t('organization.factor')} text={t('organization.factor.text')}>
      <Line label={t('organization.factor.label')}>
        <Switch
          checked={organization.require_second_factor}
          loading={update.isPending}
          onChange={set}
          aria-label={t('organization.factor.label')}
        />
      </Line>
    </Section>
  );
}

function SampleData() {
  const t = useTexts(settingsTexts);
  const { modal } = App.useApp();
  const { has_sample_data } = useMe();
  const load = useLoadSample();
  const remove = useRemoveSample();
  const ask = () =>
    modal.confirm({
      title: t('sample.remove.ask'),
      content: t('sample.remove.text'),
      icon: null,
      okText: t('sample.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(undefined).then(() => toasts.success(t('sample.removed'))),
    });
  return (
    <Section title={t('sample.title')} text={t('sample.text')}>
      <div className={css.form}>
        {load.isPending ? (
          <SampleProgress />
        ) : has_sample_data ? (
          <Button danger onClick={ask} loading={remove.isPending}>
            {t('sample.remove')}
          </Button>
        ) : (
          <Button onClick={() => load.mutate(undefined, { onSuccess: () => toasts.success(t('sample.loaded')) })}>
            {t('sample.load')}
          </Button>
        )}
      </div>
    </Section>
  );
}
