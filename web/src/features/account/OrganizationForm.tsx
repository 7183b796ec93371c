import { Button, Form } from 'antd';
import { useTexts } from '@/shared/i18n';
import type { SetupRequest } from './account.api';
import { accountTexts } from './account.texts';
import { EmailField, PasswordField, TextField } from './fields';
import { Notice } from './Notice';
import { useEnter } from './useEnter';

/** A new organization with its first administrator: at the first start and at sign-up. */
export function OrganizationForm(props: {
  button: string;
  pending: boolean;
  send: (request: SetupRequest) => Promise<unknown>;
}) {
  const t = useTexts(accountTexts);
  const [form] = Form.useForm<SetupRequest>();
  const { problem, submit } = useEnter<SetupRequest>(form, props.send);
  return (
    <>
      {problem && <Notice tone="error">{problem}</Notice>}
      <Form form={form} layout="vertical" onFinish={submit} noValidate>
        <TextField
          name="organization"
          label={t('organization')}
          placeholder={t('organization.example')}
          autoComplete="organization"
          autoFocus
        />
        <TextField name="name" label={t('name')} autoComplete="name" />
        <EmailField />
        <PasswordField choosing />
        <Button type="primary" htmlType="submit" size="large" block loading={props.pending}>
          {props.button}
        </Button>
      </Form>
    </>
  );
}
