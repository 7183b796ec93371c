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
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('region', { name: '工商信息' })).toContainText('91110000802100433B');

  const { items } = await api.get<{ items: { custom_fields: Record<string, string> }[] }>('/api/customers');
  expect(items[0]?.custom_fields).toEqual({ c_xinyongdaima: '91110000802100433B' });
  await page.goto(`/customers?filter=${encodeURIComponent("信用代码 starts_with '9111'")}`);
  await expect(rowOf(page, '云杉软件')).toBeVisible();
});
