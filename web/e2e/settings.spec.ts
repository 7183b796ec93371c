import { expect, mailsTo, test } from './fixtures';

test('a token is shown once, works, and stops working when it is revoked', async ({
  page,
  organization,
  playwright,
  baseURL,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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
  await page.getByRole('button', { name: '复制令牌' }).click();
  await expect(page.getByRole('button', { name: '复制令牌' })).toContainText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
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

test('somebody invited opens the link of the mail, sets a password and is inside', async ({
  page,
  organization,
  browser,
}) => {
  const email = `chen-${organization.user_id}@example.com`;
  await page.goto('/settings/users');
  await page.getByRole('button', { name: '邀请同事' }).click();
  const dialog = page.getByRole('dialog', { name: '邀请同事' });
  await dialog.getByLabel('姓名').fill('陈思远');
  await dialog.getByLabel('邮箱').fill(email);
  await dialog.getByRole('button', { name: '发送邀请' }).click();
  await expect(page.getByText('已邀请 陈思远')).toBeVisible();

  let link = '';
  const look = () => {
    for (const mail of mailsTo(email)) link = /https?:\/\/\S+\/password\?token=\w+/.exec(mail)?.[0] ?? '';
    return link;
  };
  await expect.poll(look).not.toBe('');
  const invited = await browser.newContext({ baseURL: process.env.E2E_BASE_URL });
  const theirs = await invited.newPage();
  await theirs.goto(new URL(link).pathname + new URL(link).search);
  await theirs.getByLabel('新密码').fill('A-quiet-river-at-night');
  await theirs.getByRole('button', { name: '保存并进入' }).click();
  await expect(theirs.getByRole('navigation', { name: '主导航' })).toContainText(organization.name);
  await invited.close();
});
