import type { Page } from '@playwright/test';
import { type Api, expect, rowOf, test } from './fixtures';

interface Order {
  order_id: string;
  order_number: string;
  customer_id: string;
  status: string;
  amount: number;
  returned_amount: number;
  net_amount: number;
  channel: string | null;
  lines: { name: string; category: string | null; quantity: number; amount: number }[];
}

const newest = async (api: Api): Promise<Order> => {
  const { items } = await api.get<{ items: Order[] }>('/api/orders?sort=-created_at&limit=1');
  return api.get<Order>(`/api/orders/${items[0]?.order_id}`);
};

/** A customer, and two products of the catalogue. */
async function arrange(api: Api): Promise<string> {
  await api.post('/api/products', { name: '云空间', category: '云服务', unit_price: 120.5 });
  await api.post('/api/products', { name: '上门安装', category: '服务', unit_price: 300 });
  return (await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' })).customer_id;
}

/** Fills the next line of the form: what is typed picks the product, or stands as it is. */
async function fillLine(page: Page, at: number, name: string, option: string): Promise<void> {
  const form = page.getByRole('dialog', { name: '新建订单' });
  const product = form.getByRole('combobox', { name: '产品' }).nth(at);
  await product.click();
  await product.fill(name);
  await page.getByTitle(option, { exact: true }).click();
}

test('an order is written down at the customer, completed, returned in part, and found again', async ({
  page,
  api,
}) => {
  const customer = await arrange(api);
  await page.goto(`/customers/${customer}`);
  const card = page.getByRole('region', { name: '订单' });
  await card.getByRole('button', { name: '新建订单' }).click();
  const form = page.getByRole('dialog', { name: '新建订单' });
  await expect(form.getByTitle('海棠制造')).toBeVisible();
  await fillLine(page, 0, '云空', '云空间');
  await expect(form.getByLabel('类别').first()).toHaveValue('云服务');
  await form.getByLabel('数量').first().fill('2');
  // Enter in the last line begins another
  await form.getByLabel('单价').first().press('Enter');
  await fillLine(page, 1, '手续费', '用“手续费”作为明细名称');
  await form.getByLabel('单价').nth(1).fill('9.5');
  await expect(form.getByText('合计 ¥250.50')).toBeVisible();
  await form.getByRole('combobox', { name: '渠道' }).fill('门店');
  await form.getByRole('combobox', { name: '渠道' }).press('Control+Enter');
  await expect(form).toBeHidden();
  const made = await newest(api);
  expect(made).toMatchObject({ status: 'pending', amount: 250.5, channel: '门店', customer_id: customer });
  expect(made.lines.map((line) => [line.name, line.category, line.amount])).toEqual([
    ['云空间', '云服务', 241],
    ['手续费', null, 9.5],
  ]);

  await card.getByRole('link', { name: made.order_number }).click();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  await expect(page.getByText(`订单 ${made.order_number} 已完成`)).toBeVisible();
  await page.getByRole('button', { name: '退货' }).click();
  const dialog = page.getByRole('dialog', { name: /退货$/ });
  await expect(dialog.getByLabel('退款金额')).toHaveValue('250.5');
  await dialog.getByLabel('退款金额').fill('300');
  await dialog.getByRole('button', { name: '确认退货' }).click();
  await expect(dialog.getByText(/退款超过可退金额/)).toBeVisible();
  await dialog.getByLabel('退款金额').fill('50.5');
  await dialog.getByLabel('原因').fill('包装破损');
  await dialog.getByRole('button', { name: '确认退货' }).click();
  await expect(page.getByText('退货：包装破损')).toBeVisible();
  await expect.poll(() => newest(api)).toMatchObject({ status: 'completed', returned_amount: 50.5, net_amount: 200 });

  await page.goto(`/customers/${customer}`);
  await expect(card.getByText('实收 ¥200')).toBeVisible();
  await page.getByRole('radio', { name: '订单' }).click();
  const entry = page.getByRole('article').filter({ hasText: made.order_number });
  await expect(entry).toContainText('已完成');
  await expect(entry).toContainText('¥250.50');
  await page.goto('/orders');
  await expect(rowOf(page, made.order_number)).toContainText('部分退货');
  await expect(rowOf(page, made.order_number)).toContainText('海棠制造');
});

test('the lines of an order are changed as a whole, and 撤销 puts them back', async ({ page, api }) => {
  const customer_id = await arrange(api);
  const lines = [{ name: '云空间', quantity: 2 }];
  const order = await api.post<Order>('/api/orders', { customer_id, lines });
  await page.goto('/orders');
  await rowOf(page, order.order_number).click();
  await page.getByRole('button', { name: '编辑明细' }).click();
  await page.getByLabel('数量').fill('5');
  await page.getByRole('button', { name: '保存明细' }).click();
  await expect(page.getByText('明细已更新')).toBeVisible();
  expect((await newest(api)).amount).toBe(602.5);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await newest(api)).amount).toBe(241);
});

test('what is cancelled is asked for once more, what is deleted comes back from the toast', async ({ page, api }) => {
  const customer_id = await arrange(api);
  const order = await api.post<Order>('/api/orders', { customer_id, lines: [{ name: '云空间' }] });
  await page.goto(`/orders/${order.order_id}`);
  await page.getByRole('button', { name: '取消订单' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消订单' }).click();
  await expect.poll(async () => (await newest(api)).status).toBe('cancelled');
  await expect(page.getByRole('button', { name: '编辑明细' })).toHaveCount(0);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除订单' }).click();
  await expect(page).toHaveURL(/\/orders$/);
  await expect(page.getByText('还没有订单')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('还没有订单')).toBeHidden();
  expect((await newest(api)).status).toBe('cancelled');
});

test('points are earned by rule, given by hand, and never spent twice', async ({ page, api }) => {
  const customer_id = await arrange(api);
  await page.goto('/settings/loyalty');
  await page.getByRole('switch', { name: '启用积分' }).click();
  await page.getByLabel('1 积分抵').fill('0.1');
  await expect(page.getByText('买 ¥1,000.00 得 1,000 积分，可抵 ¥100.00（10%）')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('积分规则已保存')).toBeVisible();

  await api.post('/api/orders', { customer_id, amount: 100, status: 'completed' });
  await page.goto(`/customers/${customer_id}`);
  const points = page.getByRole('region', { name: '积分' });
  await expect(points).toContainText('价值 ¥10.00');
  await points.getByRole('button', { name: '调整积分' }).click();
  const dialog = page.getByRole('dialog', { name: '调整积分' });
  await dialog.getByLabel('积分数').fill('20');
  await dialog.getByLabel('原因').fill('生日');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(points).toContainText('120');

  await page.getByRole('region', { name: '订单' }).getByRole('button', { name: '新建订单' }).click();
  const form = page.getByRole('dialog', { name: '新建订单' });
  await fillLine(page, 0, '安装', '上门安装');
  await form.getByRole('spinbutton', { name: '使用积分' }).fill('500');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(form.getByText('积分余额不足。')).toBeVisible();
  await form.getByRole('button', { name: '尽量使用' }).click();
  await expect(form.getByText('应付 ¥288.00')).toBeVisible();
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(form).toBeHidden();
  expect((await newest(api)).amount).toBe(288);
  await expect(points).toContainText('下单使用');
});

test.describe('on the phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('an order is written down and completed with the thumb', async ({ page, api }) => {
    const customer = await arrange(api);
    await page.goto(`/customers/${customer}`);
    await page.getByRole('tab', { name: '订单' }).tap();
    await page.getByRole('button', { name: '新建订单' }).tap();
    await fillLine(page, 0, '安装', '上门安装');
    const form = page.getByRole('dialog', { name: '新建订单' });
    await form.getByRole('button', { name: '保存', exact: true }).tap();
    await expect(form).toBeHidden();
    const made = await newest(api);
    await page.goto('/orders');
    await page.getByRole('listitem').filter({ hasText: made.order_number }).tap();
    await page.getByRole('button', { name: '完成', exact: true }).tap();
    await expect.poll(async () => (await newest(api)).status).toBe('completed');
    await expect(page.getByText('已完成').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('a purchase logged on the timeline is an order, corrected and undone with it', async ({ page, api }) => {
  const customer = await arrange(api);
  await page.goto(`/customers/${customer}`);
  const composer = page.getByRole('region', { name: '记录跟进' });
  await composer.getByText('购买', { exact: true }).click();
  await composer.getByRole('textbox', { name: '记录跟进' }).fill('门店现购两台样机');
  await expect(composer.getByRole('button', { name: '保存' })).toBeDisabled();
  await composer.getByRole('spinbutton', { name: '金额' }).fill('¥1,280.5');
  await composer.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存跟进')).toBeVisible();
  const entry = page.getByRole('article').filter({ hasText: '门店现购两台样机' });
  await expect(entry.getByText('¥1,280.50')).toBeVisible();
  await expect(page.getByRole('region', { name: '订单' }).getByRole('link', { name: /¥1,280.5/ })).toBeVisible();
  expect(await newest(api)).toMatchObject({ status: 'completed', amount: 1280.5, customer_id: customer });

  await entry.getByRole('button', { name: '编辑' }).click();
  await entry.getByRole('spinbutton', { name: '金额' }).fill('980');
  await entry.getByRole('button', { name: '保存' }).click();
  await expect(entry.getByText('¥980.00')).toBeVisible();
  await entry.getByRole('link', { name: '查看订单' }).click();
  await expect(page).toHaveURL(/\/orders\/order_/);
  await expect(page.getByText('¥980.00').first()).toBeVisible();
  await page.goBack();

  await page
    .getByRole('article')
    .filter({ hasText: '门店现购两台样机' })
    .getByRole('button', { name: '删除', exact: true })
    .click();
  await expect(page.getByText('已删除跟进')).toBeVisible();
  expect((await api.get<{ total: number }>('/api/orders')).total).toBe(0);
  await page.getByText('已删除跟进').locator('..').getByRole('button', { name: '撤销' }).click();
  await expect(entry.getByText('¥980.00')).toBeVisible();
});
