import { expect, test } from './fixtures';

const signature = `张伟
销售总监
杭州云栖数据股份有限公司
手机：138-1234-8000
邮箱：zhangwei@yunqi-data.cn
微信：zhangw_88`;

test('fills a lead from a pasted signature, by keyboard alone', async ({ page, api }) => {
  await page.goto('/leads');
  await page.getByRole('button', { name: '新建线索' }).first().focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '粘贴识别' }).focus();
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('粘贴邮件签名或聊天内容')).toBeFocused();
  await page.keyboard.insertText(signature);
  await expect(form.getByRole('checkbox', { name: /公司.*杭州云栖数据/ })).toBeChecked();
  await page.keyboard.press('Control+Enter');

  await expect(form.getByLabel('姓名')).toHaveValue('张伟');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('张伟').first()).toBeVisible();
  await expect
    .poll(async () => (await api.get<{ items: object[] }>('/api/leads')).items[0])
    .toMatchObject({ name: '张伟', company: '杭州云栖数据股份有限公司', phone: '13812348000', wechat: 'zhangw_88' });
});

test('leaves out what is not ticked, on the phone too', async ({ page, organization }) => {
  expect(organization.user_id).toBeTruthy();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/customers?new=1');
  if (!(await page.getByRole('dialog').isVisible()))
    await page
      .getByRole('button', { name: /新建客户|新建/ })
      .first()
      .click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '粘贴识别' }).click();
  await form.getByLabel('粘贴邮件签名或聊天内容').fill(signature);
  const mail = form.getByRole('checkbox', { name: /邮箱/ });
  await expect(mail).toBeChecked();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/paste-390.png` });
  await mail.uncheck();
  await form.getByRole('button', { name: /填入/ }).click();
  await expect(form.getByLabel('客户名称')).toHaveValue('杭州云栖数据股份有限公司');
  await expect(form.getByLabel('电话')).toHaveValue('13812348000');
  await expect(form.getByLabel('邮箱')).toHaveValue('');
});
