import { expect, rowOf, test } from './fixtures';

test('a field of one’s own is defined, filled in, refused when it is wrong, shown and edited', async ({
  page,
  api,
}) => {
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: '新建字段' }).click();
  const form = page.getByRole('dialog', { name: '新建字段' });
  await form.getByLabel('名称', { exact: true }).fill('信用代码');
  await form.getByLabel('格式规则').fill('[0-9A-Z]{18}');
  await form.getByLabel('分组').fill('工商信息');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'c_xinyongdaima' })).toContainText('工商信息');

  await page.goto('/customers');
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const customer = page.getByRole('dialog', { name: '新建客户' });
  await customer.getByLabel('客户名称').fill('云杉软件');
  await customer.getByRole('button', { name: '填写更多' }).click();
  await customer.getByLabel('信用代码').fill('123');
  await customer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(customer.getByText('格式不符合要求')).toBeVisible();
  await customer.getByLabel('信用代码').fill('91110000802100433B');
  await customer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('complementary', { name: '云杉软件' })).toBeVisible();

  await page.getByRole('tab', { name: '资料' }).click();
  await expect(page.getByRole('region', { name: '工商信息' })).toContainText('91110000802100433B');
  await page.getByRole('button', { name: '编辑 信用代码' }).click();
  await page.getByLabel('信用代码').fill('91110000802100433C');
  await page.getByLabel('信用代码').press('Enter');
  await expect(page.getByRole('region', { name: '工商信息' })).toContainText('91110000802100433C');
  await page.getByRole('status').filter({ hasText: '信用代码' }).getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('region', { name: '工商信息' })).toContainText('91110000802100433B');

  const { items } = await api.get<{ items: { custom_fields: Record<string, string> }[] }>('/api/customers');
  expect(items[0]?.custom_fields).toEqual({ c_xinyongdaima: '91110000802100433B' });
  await page.goto(`/customers?filter=${encodeURIComponent("信用代码 starts_with '9111'")}`);
  await expect(rowOf(page, '云杉软件')).toBeVisible();
});

test('a formula is written with its result in view, corrected where it is wrong, and filled in', async ({
  page,
  api,
}) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', {
    name: '云杉软件',
    annual_revenue: 200,
  });
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: '新建字段' }).click();
  const form = page.getByRole('dialog', { name: '新建字段' });
  await form.getByLabel('名称', { exact: true }).fill('目标额');
  await form.getByLabel('类型', { exact: true }).fill('公式');
  await form.getByLabel('类型', { exact: true }).press('Enter');
  await form.getByLabel('公式', { exact: true }).fill('年成交额 * 名字');
  await expect(form.getByRole('alert')).toContainText('第 8 个字符：没有可用的字段「名字」');
  await form.getByLabel('公式', { exact: true }).fill('年成交额 * 1.2');
  await expect(form.getByRole('status')).toContainText('云杉软件');
  await expect(form.getByRole('status')).toContainText('240');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '目标额' })).toContainText('年成交额 * 1.2');
  await expect(page.getByText('正在计算…')).toHaveCount(0);

  await page.goto(`/customers/${customer_id}`);
  await expect(page.getByText('240', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '编辑 目标额' })).toHaveCount(0);
});

test('deals are rolled up into their customer', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '云杉软件' });
  await api.post('/api/opportunities', { title: '扩容', customer_id, amount: 5000 });
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: '新建字段' }).click();
  const form = page.getByRole('dialog', { name: '新建字段' });
  await form.getByLabel('名称', { exact: true }).fill('在谈金额');
  await form.getByLabel('类型', { exact: true }).fill('汇总');
  await form.getByLabel('类型', { exact: true }).press('Enter');
  await form.getByLabel('相关记录').click();
  await page.getByTitle('商机', { exact: true }).click();
  await form.getByLabel('计算', { exact: true }).click();
  await page.getByTitle('合计', { exact: true }).click();
  await form.getByLabel('字段', { exact: true }).click();
  await page.getByTitle('金额', { exact: true }).last().click();
  await form.getByLabel('只计入').fill("status = 'open'");
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '在谈金额' })).toContainText('汇总');
  await expect
    .poll(async () => (await api.get<{ custom_fields: object }>(`/api/customers/${customer_id}`)).custom_fields)
    .toEqual({ c_zaitanjine: 5000 });
});
