import { colleague, countOf, expect, rowOf, test } from './fixtures';

test('a salesperson sees only their own customers: in the list, its numbers, the palette and by address', async ({
  api,
  browser,
}) => {
  const sales = await colleague(browser, api, 'sales');
  await api.post('/api/customers', { name: '远见科技', owner_id: sales.user_id });
  const hidden = await api.post<{ customer_id: string }>('/api/customers', { name: '远方科技' });
  const { page } = sales;
  await page.goto('/customers');
  await expect(rowOf(page, '远见科技')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '科技' })).toHaveCount(1);
  await expect(countOf(page)).toHaveText('1');
  await expect(page.getByRole('region', { name: '统计' })).toContainText(/客户\s*1(?!\d)/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('科技');
  const palette = page.getByRole('dialog', { name: '命令面板' });
  await expect(palette.getByRole('option', { name: '远见科技' })).toBeVisible();
  await expect(palette.getByRole('option', { name: '远方科技' })).toBeHidden();
  await page.keyboard.press('Escape');

  await page.goto(`/customers/${hidden.customer_id}`);
  await expect(page.getByRole('heading', { name: '没有找到这个客户' })).toBeVisible();
  await page.goto('/settings/users');
  await expect(page.getByText('陈思远')).toBeVisible();
  await expect(page.getByRole('button', { name: '邀请同事' })).toBeHidden();
  await page.context().close();
});
