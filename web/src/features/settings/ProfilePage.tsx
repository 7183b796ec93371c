import { Button, Form, Input, Segmented, Switch } from 'antd';
import { locales, useLocale, useTexts } from '@/shared/i18n';
import { preferences, usePreferences } from '@/shared/preferences';
import { useProblem } from '@/shared/problems';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { useAccountPreferences } from '@/shared/useAccountPreferences';
import { usePageTitle } from '@/shared/usePageTitle';
import { Line, PageHead, Section } from './Section';
import { useChangePassword, useUpdateMe } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

export function ProfilePage() {
  const t = useTexts(settingsTexts);
  usePageTitle(t('profile.title'));
  return (
    <>
      <PageHead title={t('profile.title')} />
      <Person />
      <Display />
      <Password />
    </>
  );
}

function Person() {
  const t = useTexts(settingsTexts);
  const me = useMe();
  const [form] = Form.useForm<{ name: string }>();
  const update = useUpdateMe();
  const showProblem = useProblem();
  const name = Form.useWatch('name', form);
  const save = (values: { name: string }) =>
    update.mutate(values, {
      onSuccess: () => toasts.success(t('saved')),
      onError: (error) => showProblem(error, form),
    });
  return (
    <Section>
      <Form form={form} layout="vertical" initialValues={{ name: me.name }} onFinish={save} className={css.form}>
        <Form.Item
          name="name"
          label={t('profile.name')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('profile.name') }) }]}
        >
          <Input maxLength={100} autoComplete="name" />
        </Form.Item>
        <Form.Item label={t('profile.email')} htmlFor="own-email">
          <Input id="own-email" value={me.email} readOnly variant="filled" />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          loading={update.isPending}
          disabled={name === undefined || name.trim() === me.name}
        >
          {t('profile.save')}
        </Button>
      </Form>
    </Section>
  );
}

function Display() {
  const t = useTexts(settingsTexts);
  const locale = useLocale();
  const { theme, density, shortcuts } = usePreferences();
  const { chooseLocale, chooseTheme } = useAccountPreferences();
  return (
    <Section title={t('profile.appearance')} text={t('profile.appearance.text')}>
      <Line label={t('profile.language')}>
        <Segmented options={locales} value={locale} onChange={chooseLocale} aria-label={t('profile.language')} />
      </Line>
      <Line label={t('profile.theme')}>
        <Segmented
          options={(['light', 'dark', 'system'] as const).map((value) => ({
            value,
            label: t(`profile.theme.${value}`),
          }))}
          value={theme}
          onChange={chooseTheme}
          aria-label={t('profile.theme')}
        />
      </Line>
      <Line label={t('profile.density')}>
        <Segmented
          options={(['comfortable', 'compact'] as const).map((value) => ({
            value,
            label: t(`profile.density.${value}`),
          }))}
          value={density}
          onChange={(value) => preferences.set({ density: value })}
          aria-label={t('profile.density')}
        />
      </Line>
      <Line label={t('profile.shortcuts')} text={t('profile.shortcuts.text')}>
        <Switch
          checked={shortcuts}
          onChange={(checked) => preferences.set({ shortcuts: checked })}
          aria-label={t('profile.shortcuts')}
        />
      </Line>
    </Section>
  );
}

interface Passwords {
  current_password: string;
  new_password: string;
}

function Password() {
  const t = useTexts(settingsTexts);
  const me = useMe();
  const [form] = Form.useForm<Passwords>();
  const change = useChangePassword();
  const showProblem = useProblem();
  const save = (values: Passwords) =>
    change.mutate(values, {
      onSuccess: () => {
        form.resetFields();
        toasts.success(t('password.changed'));
      },
      onError: (error) => showProblem(error, form),
    });
  const required = (label: string) => ({ required: true, message: t('required', { label }) });
  return (
    <Section title={t('password.title')} text={t('password.text')}>
      <Form form={form} layout="vertical" onFinish={save} className={css.form}>
        <input type="text" autoComplete="username" value={me.email} readOnly hidden />
        <Form.Item name="current_password" label={t('password.current')} rules={[required(t('password.current'))]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="new_password"
          label={t('password.new')}
          validateTrigger="onBlur"
          rules={[required(t('password.new')), { min: 10, message: t('password.hint') }]}
          extra={t('password.hint')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t('password.change')}
        </Button>
      </Form>
    </Section>
  );
}
