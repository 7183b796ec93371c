import { expect, test } from './fixtures';

interface Customer {
  customer_id: string;
}

test('shows who changed a field, puts a value back, and takes that back again', async ({ page, api }) => {
  const { customer_id: id } = await api.post<Customer>('/api/customers', { name: '云杉科技', industry: '软件' });
  await api.patch(`/api/customers/${id}`, { industry: '制造', scale: '中型' });
  await page.goto(`/customers/${id}`);

  await page.getByRole('button', { name: '历史', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '历史' });
  await expect(drawer.getByText('手工').first()).toBeVisible();
  await drawer.getByRole('button', { name: '所属行业：回到“软件”' }).click();
  await expect(page.getByText('已恢复所属行业')).toBeVisible();
  expect((await api.get<{ industry: string }>(`/api/customers/${id}`)).industry).toBe('软件');

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(async () => (await api.get<{ industry: string }>(`/api/customers/${id}`)).industry).toBe('制造');
});

test('opens the history of one field from the field', async ({ page, api }) => {
  const { customer_id: id } = await api.post<Customer>('/api/customers', { name: '云杉科技', industry: '软件' });
  await api.patch(`/api/customers/${id}`, { industry: '制造' });
  await api.patch(`/api/customers/${id}`, { scale: '中型' });
  await page.goto(`/customers/${id}`);

  await page.getByText('制造', { exact: true }).first().hover();
  await page.getByRole('button', { name: '谁改过行业' }).click();

  const drawer = page.getByRole('dialog', { name: '所属行业的历史' });
  await expect(drawer.getByText('制造')).toBeVisible();
  await expect(drawer.getByText('中型')).toHaveCount(0);
});

test('shows a record as it was, with what changed marked', async ({ page, api }) => {
  const { customer_id: id } = await api.post<Customer>('/api/customers', { name: '云杉科技', industry: '软件' });
  await page.goto(`/customers/${id}`);
  await page.getByRole('button', { name: '历史', exact: true }).click();
  await page.getByText('当时的样子').click();
  await expect(page.getByText(/当时还不存在/)).toBeVisible();
});
