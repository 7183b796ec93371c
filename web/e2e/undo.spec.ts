import type { Page } from '@playwright/test';
import { expect, rowOf, test } from './fixtures';

/** Takes back what the toast with this text tells of. */
const takeBack = (page: Page, said: string) =>
  page.getByRole('status').filter({ hasText: said }).getByRole('button', { name: '撤销' }).click();

test('a customer made by mistake is taken back, and the list is as before', async ({ page, api }) => {
  await page.goto('/customers');
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  await form.getByLabel('客户名称').fill('误建的客户');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('complementary', { name: '误建的客户' })).toBeVisible();
  await takeBack(page, '已创建“误建的客户”');
  await expect(page.getByRole('complementary', { name: '误建的客户' })).toBeHidden();
  await expect.poll(async () => (await api.get<{ total: number }>('/api/customers?name=误建')).total).toBe(0);
});

test('who is asked first, whom a customer belongs to and how a deal ended come back', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', {
    name: '海棠制造',
    owner_id: null,
  });
  await api.post('/api/contacts', { customer_id, name: '赵敏', is_primary: true });
  await api.post('/api/contacts', { customer_id, name: '周文博' });
  const customer = () => api.get<{ owner_id: string | null }>(`/api/customers/${customer_id}`);
  const first = async () =>
    (
      await api.get<{ items: { name: string; is_primary: boolean }[] }>(`/api/contacts?customer_id=${customer_id}`)
    ).items
      .filter((one) => one.is_primary)
      .map((one) => one.name);

  await page.goto(`/customers/${customer_id}`);
  const zhou = page.getByRole('listitem').filter({ hasText: '周文博' });
  await zhou.hover();
  await zhou.getByRole('button', { name: '设为主要联系人' }).click();
  await expect.poll(first).toEqual(['周文博']);
  await takeBack(page, '周文博 现在是主要联系人');
  await expect.poll(first).toEqual(['赵敏']);

  await page.goto('/pool');
  await page.getByRole('button', { name: '领取 海棠制造' }).click();
  await expect.poll(async () => (await customer()).owner_id).not.toBeNull();
  await takeBack(page, '已领取“海棠制造”');
  await expect.poll(async () => (await customer()).owner_id).toBeNull();

  const deal = await api.post<{ opportunity_id: string }>('/api/opportunities', { customer_id, title: '产线升级' });
  const path = `/api/opportunities/${deal.opportunity_id}`;
  await api.put(`${path}/close`, { status: 'lost', lost_reason: '预算不足', competitor: '别家' });
  await page.goto(`/opportunities/${deal.opportunity_id}`);
  await page.getByRole('button', { name: '重新打开' }).click();
  await expect.poll(async () => (await api.get<{ status: string }>(path)).status).toBe('open');
  await takeBack(page, '已重新打开“产线升级”');
  await expect
    .poll(async () => api.get<object>(path))
    .toMatchObject({ status: 'lost', lost_reason: '预算不足', lost_to: '别家' });
});

test('customers given away together, and a lead taken from the pool, go back to where they were', async ({
  page,
  api,
  organization,
}) => {
  for (const name of ['海棠制造', '丁香物流']) await api.post('/api/customers', { name });
  const pooled = async () => (await api.get<{ total: number }>('/api/customers?filter=owner_id is null')).total;
  await page.goto('/customers');
  await page.getByRole('checkbox', { name: '选择已载入的全部' }).check();
  await page.getByRole('button', { name: '分配', exact: true }).click();
  await page.getByRole('button', { name: '退回公海' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退回公海' }).click();
  await expect.poll(pooled).toBe(2);
  await takeBack(page, '2 个客户已更换负责人');
  await expect.poll(pooled).toBe(0);

  const lead = await api.post<{ lead_id: string }>('/api/leads', { name: '周文博', owner_id: null });
  const owner = async () => (await api.get<{ assigned_to: string | null }>(`/api/leads/${lead.lead_id}`)).assigned_to;
  await page.goto(`/leads/${lead.lead_id}`);
  await page.getByRole('button', { name: '领取' }).click();
  await expect.poll(owner).toBe(organization.user_id);
  await takeBack(page, '已归你负责');
  await expect.poll(owner).toBeNull();
});

test('what is deleted goes without a question and comes back whole', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  const { lead_id } = await api.post<{ lead_id: string }>('/api/leads', { name: '王芳', company: '海淀乐器' });
  await api.post('/api/tasks', { title: '回电话', lead_id });
  const { contact_id } = await api.post<{ contact_id: string }>('/api/contacts', { customer_id, name: '赵敏' });
  const deal = await api.post<{ opportunity_id: string }>('/api/opportunities', {
    customer_id,
    title: '产线升级',
    lines: [{ name: '传感器', quantity: 2, unit_price: 300 }],
  });
  const { task_id } = await api.post<{ task_id: string }>('/api/tasks', { title: '寄样品', customer_id });
  const { product_id } = await api.post<{ product_id: string }>('/api/products', { name: '云空间', unit_price: 120 });
  const kinds: [string, string, string, string][] = [
    ['leads', lead_id, '王芳', '删除线索'],
    ['contacts', contact_id, '赵敏', '删除联系人'],
    ['opportunities', deal.opportunity_id, '产线升级', '删除商机'],
    ['tasks', task_id, '寄样品', '删除'],
    ['products', product_id, '云空间', '删除产品'],
  ];
  for (const [kind, id, name, item] of kinds) {
    const before = JSON.stringify(await api.get(`/api/${kind}/${id}`));
    await page.goto(`/${kind}/${id}`);
    await page.getByRole('button', { name: '更多操作' }).last().click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByText(`已删除“${name}”`)).toBeVisible();
    await expect(page.getByRole('link', { name }).or(rowOf(page, name))).toHaveCount(0);
    await takeBack(page, `已删除“${name}”`);
    await expect(page.getByText(name).first()).toBeVisible();
    expect(JSON.stringify(await api.get(`/api/${kind}/${id}`))).toBe(before);
  }
  expect((await api.get<{ total: number }>('/api/tasks')).total).toBe(2);
});

test('a deletion is taken back by the keyboard, and a refusal is said', async ({ page, api }) => {
  const product = { name: '云空间', code: 'YUN-1', unit_price: 120 };
  const { product_id } = await api.post<{ product_id: string }>('/api/products', product);
  const remove = async () => {
    await page.goto(`/products/${product_id}`);
    await page.getByRole('button', { name: '更多操作' }).last().click();
    await page.getByRole('menuitem', { name: '删除产品' }).click();
    await expect(page.getByText('已删除“云空间”')).toBeVisible();
  };
  await remove();
  await page.keyboard.press('z');
  await expect(rowOf(page, '云空间')).toBeVisible();

  await remove();
  await api.post('/api/products', product);
  await page.keyboard.press('z');
  await expect(page.getByText('其编号、名称或位置已被其他记录占用，无法恢复。')).toBeVisible();
  expect((await api.get<{ total: number }>('/api/products')).total).toBe(1);
});

test('a dashboard, a view and a source of leads come back as well', async ({ page, api }) => {
  const { dashboard_id } = await api.post<{ dashboard_id: string }>('/api/dashboards', { name: '月报', widgets: [] });
  await page.goto(`/dashboards/${dashboard_id}`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await expect(page).toHaveURL(/\/dashboards/);
  await takeBack(page, '已删除“月报”');
  await expect.poll(async () => JSON.stringify(await api.get('/api/dashboards'))).toContain('月报');

  await api.post('/api/views', { kind: 'customers', name: '重点客户' });
  await page.goto('/customers');
  await page.getByRole('main').getByRole('button', { name: '客户', exact: true }).click();
  await page.getByRole('button', { name: '编辑视图: 重点客户' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await takeBack(page, '已删除视图“重点客户”');
  await expect.poll(async () => JSON.stringify(await api.get('/api/views?kind=customers'))).toContain('重点客户');

  await api.post('/api/lead_sources', { name: '展会', cost: 5000 });
  await page.goto('/settings/leads');
  await page.getByRole('button', { name: '删除 展会' }).click();
  await expect(page.getByRole('button', { name: '删除 展会' })).toBeHidden();
  await takeBack(page, '已删除“展会”');
  await expect(page.getByRole('button', { name: '删除 展会' })).toBeVisible();
});
