import { Form, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import css from './account.module.css';
import { accountTexts } from './account.texts';

export function EmailField({ autoFocus }: { autoFocus?: boolean }) {
  const t = useTexts(accountTexts);
  return (
    <Form.Item
      name="email"
      label={t('email')}
      validateTrigger="onSubmit"
      rules={[
        { required: true, message: t('required', { label: t('email') }) },
        { type: 'email', message: t('email.invalid') },
      ]}
    >
      <Input
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        size="large"
        autoFocus={autoFocus}
      />
    </Form.Item>
  );
}

interface Password {
  name?: string;
  label?: string;
  /** A password being chosen: it must be long enough, and the browser may suggest one. */
  choosing?: boolean;
  autoFocus?: boolean;
  extra?: React.ReactNode;
}

export function PasswordField({ name = 'password', label, choosing = false, autoFocus, extra }: Password) {
  const t = useTexts(accountTexts);
  const [caps, setCaps] = useState(false);
  const text = label ?? t('password');
  const watch = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  const rules = [
    { required: true, message: t('required', { label: text }) },
    ...(choosing ? [{ min: 10, message: t('password.short') }] : []),
  ];
  const hint = caps ? (
    <span className={css.caps} role="status">
      ⇪ {t('password.caps')}
    </span>
  ) : (
    choosing && t('password.hint')
  );
  return (
    <div className={css.password}>
      {extra}
      <Form.Item name={name} label={text} validateTrigger="onSubmit" rules={rules} extra={hint || undefined}>
        <Input.Password
          autoComplete={choosing ? 'new-password' : 'current-password'}
          size="large"
          autoFocus={autoFocus}
          onKeyDown={watch}
          onKeyUp={watch}
          onBlur={() => setCaps(false)}
        />
      </Form.Item>
    </div>
  );
}

export function TextField(props: {
  name: string;
  label: string;
  autoComplete: string;
  placeholder?: string;
  autoFocus?: boolean;
}) {
  const t = useTexts(accountTexts);
  const { name, label, ...input } = props;
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger="onSubmit"
      rules={[{ required: true, whitespace: true, message: t('required', { label }) }]}
    >
      <Input size="large" maxLength={200} {...input} />
    </Form.Item>
  );
}
