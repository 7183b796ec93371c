import { expect, test } from './fixtures';

test.describe('roles', () => {
  test('an administrator sees who sees a record, and looks through the eyes of a colleague', async ({ page, api }) => {
    const customer = await api.post<{ customer_id: string }>('/api/customers', { name: '云杉科技' });
    await api.post('/api/users', {
      name: '钱进',
      email: `q${Date.now()}@example.com`,
      password: 'Correct-horse-9-battery',
      roles: ['sales'],
    });
    await page.goto(`/customers/${customer.customer_id}`);
    await page.getByRole('button', { name: '谁能看到' }).click();
    await page.getByRole('combobox', { name: '选择一个人' }).fill('钱');
    await page.getByTitle('钱进').click();
    await expect(page.getByText('看不到', { exact: true })).toBeVisible();
    await expect(page.getByText(/范围仅限自己的记录/)).toBeVisible();
    await page.keyboard.press('Escape');

    await page.goto('/settings/users');
    await page.getByRole('button', { name: '编辑 钱进' }).click();
    await page.getByRole('menuitem', { name: '权限' }).click();
    await page.getByRole('button', { name: '以此人视角查看' }).click();
    await expect(page.getByText('正在以 钱进 的视角查看，只读')).toBeVisible();
    await page.goto('/customers');
    await expect(page.getByText('云杉科技')).toHaveCount(0);
    await page.getByRole('button', { name: '返回自己的视角' }).click();
    await expect(page.getByText('正在以 钱进 的视角查看，只读')).toHaveCount(0);
  });

  test('a department is dragged below another, and the move taken back', async ({ page, api }) => {
    await api.post('/api/departments', { name: '华东区' });
    await api.post('/api/departments', { name: '上海组' });
    await page.goto('/settings/departments');
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await row('上海组').dragTo(row('华东区'));
    await expect(page.getByText('“上海组”已移到“华东区”')).toBeVisible();
    const tree = async () =>
      (await api.get<{ items: { name: string; parent_id: string | null }[] }>('/api/departments')).items;
    await expect.poll(async () => (await tree()).find((one) => one.name === '上海组')?.parent_id).toBeTruthy();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(async () => (await tree()).find((one) => one.name === '上海组')?.parent_id).toBeNull();
  });

  test('a company holiday is set in the year at a glance', async ({ page, organization }) => {
    expect(organization.user_id).toBeTruthy();
    await page.goto('/settings/calendar');
    const year = new Date().getFullYear();
    await page.getByRole('button', { name: new RegExp(`^${year}-12-16`) }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('公司年会');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('button', { name: new RegExp(`^${year}-12-16 公司年会 (放假|上班)`) })).toBeVisible();
  });
});
