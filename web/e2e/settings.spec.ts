import { expect, test } from './fixtures';

test('a token is shown once, works, and stops working when it is revoked', async ({
  page,
  organization,
  playwright,
  baseURL,
}) => {
  expect(organization.user_id).toBeTruthy();
  await page.goto('/settings/tokens');
  await page.getByRole('button', { name: '新建令牌' }).click();
  await page.getByLabel('名称').fill('夜间同步');
  await page.getByRole('button', { name: '创建', exact: true }).click();
  const token = await page
    .getByLabel('令牌已创建')
    .locator('input')
    .or(page.locator('input[value^="crm_"]'))
    .first()
    .inputValue();
  await page.getByRole('button', { name: '已妥善保存' }).click();
  await expect(page.getByText('夜间同步')).toBeVisible();

  const program = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  });
  expect((await program.get('/api/me')).status()).toBe(200);

  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('夜间同步', { exact: true })).toBeHidden();
  expect((await program.get('/api/me')).status()).toBe(401);
  await program.dispose();
});

test('somebody deactivated by mistake is back with one click', async ({ page, api }) => {
  const id = Date.now().toString(36);
  await api.post('/api/users', { name: '陈思远', email: `chen-${id}@example.com`, roles: ['sales'] });
  await page.goto('/settings/users');
  await page.getByRole('button', { name: '编辑 陈思远' }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await expect(page.getByText('已停用', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('已停用', { exact: true })).toBeHidden();
});

test('departments are added below one another by keyboard', async ({ page, organization }) => {
  expect(organization.user_id).toBeTruthy();
  await page.goto('/settings/departments');
  await page.getByRole('button', { name: '新建部门' }).click();
  await page.keyboard.type('销售部');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '新建下级部门: 销售部' }).click();
  await page.keyboard.type('华东组');
  await page.keyboard.press('Enter');
  await expect(page.getByText('华东组')).toBeVisible();
});
