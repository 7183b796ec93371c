import { readFileSync } from 'node:fs';
import { colleague, expect, test } from './fixtures';

test('a list above the limit is asked for, agreed to in the inbox and fetched', async ({ page, api, browser }) => {
  const seller = await colleague(browser, api, 'sales');
  await api.patch(`/api/users/${seller.user_id}`, { name: '李晓燕' });
  for (const name of ['云杉软件', '远见科技', '海岳机械']) await seller.api.post('/api/customers', { name });
  await page.goto('/settings/organization');
  await page.getByLabel('每人 24 小时内可直接导出的行数').fill('2');
  await page.getByLabel('每人 24 小时内可直接导出的行数').press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();

  await seller.page.goto('/customers');
  await expect(seller.page.getByRole('row').filter({ hasText: '云杉软件' })).toBeVisible();
  await seller.page.getByRole('button', { name: '导出' }).click();
  await expect(seller.page.getByText('将导出 3 条记录，超过每人 24 小时 2 条的上限')).toBeVisible();
  await expect(seller.page.getByRole('link', { name: '下载' })).toBeHidden();
  await seller.page.getByText('CSV').click();
  await seller.page.getByLabel('理由').fill('寄送年历');
  await seller.page.getByRole('button', { name: '申请导出' }).click();
  await expect(seller.page.getByText('已提交申请，结果会通知您')).toBeVisible();

  await page.goto('/approvals');
  const waiting = page.getByRole('link', { name: /导出客户 3 行/ });
  await expect(waiting).toContainText('李晓燕');
  await waiting.click();
  await expect(page.getByRole('dialog').getByText('寄送年历')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
  await expect(page.getByText('已同意').first()).toBeVisible();

  await seller.page.goto('/notifications');
  await seller.page.getByRole('link', { name: /导出文件已生成：客户 3 行/ }).click();
  await expect(seller.page).toHaveURL(/\/exports\/exp_/);
  const arrival = seller.page.waitForEvent('download');
  await seller.page.getByRole('link', { name: /^下载/ }).click();
  const file = await arrival;
  expect(file.suggestedFilename()).toMatch(/^customers-EXP\d+\.csv$/);
  expect(
    readFileSync((await file.path()) as string, 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(4);
  await seller.page.context().close();
});
