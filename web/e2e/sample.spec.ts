import { countOf, expect, rowOf, test } from './fixtures';

test('sample data fills an empty organization with one click, and goes with another', async ({
  page,
  organization,
}) => {
  test.setTimeout(120_000);
  expect(organization.user_id).toBeTruthy();
  await page.goto('/customers');
  await page.getByRole('button', { name: '载入示例数据' }).click();
  await expect(countOf(page)).toHaveText(/^1,\d{3}$/, { timeout: 60_000 });
  await expect(rowOf(page, '有限公司').first()).toBeVisible();
  await page.goto('/settings/organization');
  await page.getByRole('button', { name: '移除示例数据' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除示例数据' }).click();
  await expect(page.getByRole('button', { name: '载入示例数据' })).toBeVisible({ timeout: 60_000 });
  await page.goto('/customers');
  await expect(page.getByText('还没有客户')).toBeVisible();
});
