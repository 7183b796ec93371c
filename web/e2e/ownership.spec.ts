import { colleague, expect, test } from './fixtures';

test('a customer changes hands once the head of department agrees in the notification', async ({ api, browser }) => {
  const department = await api.post<{ department_id: string }>('/api/departments', { name: '华东销售部' });
  const head = await colleague(browser, api, 'manager');
  const seller = await colleague(browser, api, 'sales');
  const next = await colleague(browser, api, 'sales');
  for (const [person, name] of [
    [head, '周主管'],
    [seller, '李晓燕'],
    [next, '王志强'],
  ] as const)
    await api.patch(`/api/users/${person.user_id}`, { name, department_id: department.department_id });
  await api.patch(`/api/departments/${department.department_id}`, { head_id: head.user_id });
  const { customer_id } = await seller.api.post<{ customer_id: string }>('/api/customers', { name: '云杉软件' });

  await head.page.goto('/notifications');
  await seller.page.goto(`/customers/${customer_id}`);
  await seller.page.getByRole('button', { name: '更多操作' }).click();
  await seller.page.getByRole('menuitem', { name: /移交/ }).click();
  const dialog = seller.page.getByRole('dialog', { name: /移交“云杉软件”/ });
  await dialog.getByRole('combobox').fill('王志强');
  await seller.page.getByTitle('王志强').click();
  await dialog.getByLabel('理由').fill('地址在他的区域');
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await expect(seller.page.getByText('已提交审批，同意后移交')).toBeVisible();

  // it comes by itself, and one tap is enough
  await expect(head.page.getByText('李晓燕 申请将客户“云杉软件”移交给王志强')).toBeVisible();
  await head.page.getByRole('button', { name: /^同意/ }).click();
  await expect(head.page.getByText('已同意', { exact: true })).toBeVisible();
  await expect(head.page.getByRole('button', { name: /^同意/ })).toBeHidden();

  await next.page.goto('/customers');
  await expect(next.page.getByRole('row').filter({ hasText: '云杉软件' })).toBeVisible();
  await seller.page.goto('/approvals?view=asked');
  await expect(seller.page.getByRole('link', { name: /将客户“云杉软件”移交给王志强/ })).toContainText('已同意');
  await seller.page.goto(`/customers/${customer_id}`);
  await expect(seller.page.getByRole('heading', { name: '没有找到这个客户' })).toBeVisible();
  for (const one of [head, seller, next]) await one.page.context().close();
});

test('what is returned to the pool is claimed by the first who asks', async ({ api, browser }) => {
  const seller = await colleague(browser, api, 'sales');
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', {
    name: '远见科技',
    owner_id: null,
  });
  await seller.page.goto('/pool');
  await seller.page.getByRole('button', { name: '领取 远见科技' }).click();
  await expect(seller.page.getByText('已领取“远见科技”')).toBeVisible();
  await expect(seller.page.getByRole('heading', { name: '公海里没有客户' })).toBeVisible();

  await seller.page.goto(`/customers/${customer_id}`);
  await seller.page.getByRole('button', { name: '更多操作' }).click();
  await seller.page.getByRole('menuitem', { name: /退回公海/ }).click();
  await seller.page.getByLabel('理由').fill('没有预算');
  await seller.page.getByRole('dialog').getByRole('button', { name: '退回公海' }).click();
  await expect(seller.page.getByRole('button', { name: '领取 远见科技' })).toBeVisible();
  await seller.page.context().close();
});
