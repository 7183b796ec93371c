import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

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
