import { type Api, expect, rowOf, test } from './fixtures';

/** Two customers, what was done with them, and an order. */
async function arrange(api: Api): Promise<void> {
  const customer = async (name: string) =>
    (await api.post<{ customer_id: string }>('/api/customers', { name })).customer_id;
  const [spruce, begonia] = [await customer('云杉软件'), await customer('海棠制造')];
  const log = (customer_id: string, type: string, content: string) =>
    api.post('/api/activities', { customer_id, type, content });
  await log(spruce, 'call', '谈了报价');
  await log(spruce, 'visit', '看了机房');
  await log(begonia, 'call', '约了下周');
  await api.post('/api/orders', {
    customer_id: begonia,
    status: 'completed',
    lines: [{ name: '培训', category: '服务', unit_price: 300 }],
  });
}

test('what was done is listed, narrowed, opened beside the list, corrected and deleted', async ({ page, api }) => {
  await arrange(api);
  await page.goto('/');
  await page.getByRole('link', { name: '跟进记录' }).first().click();
  const table = page.getByRole('grid', { name: '跟进记录' });
  await expect(table.getByText('谈了报价')).toBeVisible();
  await page.getByRole('searchbox').fill('云杉');
  await expect(table.getByText('约了下周')).toBeHidden();
  await expect(table.getByText('看了机房')).toBeVisible();
  await page.getByRole('searchbox').fill('');

  await table.getByText('约了下周').click();
  const panel = page.getByRole('complementary', { name: '电话' });
  await expect(panel.getByRole('link', { name: '海棠制造' })).toBeVisible();
  await panel.getByRole('button', { name: '编辑' }).click();
  await panel.getByRole('textbox', { name: '编辑' }).fill('约了下周三');
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(table.getByText('约了下周三')).toBeVisible();
  await panel.getByRole('button', { name: '删除' }).click();
  await expect(panel).toBeHidden();
  await expect(table.getByText('约了下周三')).toBeHidden();
});

test('an activity is logged from anywhere, with the customer chosen first', async ({ page, api }) => {
  await arrange(api);
  await page.goto('/activities');
  await expect(rowOf(page, '谈了报价')).toBeVisible();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: '记录跟进' });
  await dialog.getByRole('combobox', { name: '客户' }).fill('云杉');
  await page.locator('.ant-select-item').filter({ hasText: '云杉软件' }).click();
  await page.keyboard.type('发了合同草稿');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, '发了合同草稿')).toContainText('云杉软件');
});

test('figures of products and of people open the records they were counted from', async ({ page, api }) => {
  await arrange(api);
  await page.goto('/reports/activity_report');
  const table = page.getByRole('table', { name: /活动报告/ });
  await table.getByRole('link', { name: /电话/ }).first().click();
  await expect(page).toHaveURL(/\/activities\?/);
  await expect(page.getByText('谈了报价')).toBeVisible();
  await expect(page.getByText('看了机房')).toBeHidden();

  await page.goto('/reports/product_ranking');
  await page.getByRole('table').getByRole('link', { name: /培训/ }).click();
  await expect(page).toHaveURL(/\/orders\?/);
  await expect(page.getByText('海棠制造').first()).toBeVisible();
});
