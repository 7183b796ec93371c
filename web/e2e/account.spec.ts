import { expect, signIn, test } from './fixtures';

test('somebody who signs up lands inside and can sign out and in again', async ({ page }) => {
  const id = Date.now().toString(36);
  await page.goto('/signup');
  await page.getByLabel('组织名称').fill(`江南贸易 ${id}`);
  await page.getByLabel('您的姓名').fill('李静怡');
  await page.getByLabel('邮箱').fill(`li-${id}@example.com`);
  await page.getByLabel('密码', { exact: true }).fill('Correct-horse-9-battery');
  await page.getByRole('button', { name: '创建并进入' }).click();

  await expect(page.getByRole('navigation', { name: '主导航' })).toContainText(`江南贸易 ${id}`);
  await page.getByRole('button', { name: '我的账号' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/signin/);

  await signIn(page, `li-${id}@example.com`, 'Correct-horse-9-battery');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
});

test('a wrong password is told above the form, and the address stays', async ({ page, organization }) => {
  // what the page still asks for by itself would find the session ended before the click does
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await page.goto('/signin');
  await signIn(page, organization.email, 'not the password');
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不正确');
  await expect(page.getByLabel('邮箱')).toHaveValue(organization.email);
});

test('after a session has ended, signing in comes back to the same address', async ({ page, organization }) => {
  await page.goto('/settings/tokens');
  await expect(page.getByRole('heading', { name: '访问令牌' })).toBeVisible();
  // what the page still asks for by itself would find the session ended before the click does
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await page.getByRole('link', { name: '用户' }).click();
  await expect(page).toHaveURL(/\/signin\?.*next=/);
  await signIn(page, organization.email, organization.password);
  await expect(page).toHaveURL(/\/settings\/users$/);
});

test('a click on the page that is being left leads to the sign-in page too', async ({ page, organization }) => {
  await page.goto('/settings/tokens');
  await expect(page.getByRole('link', { name: '用户' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  // the address is the sign-in page's already, the old page still drawn: the moment a hurried person clicks
  await page.evaluate(() => {
    const push = history.pushState.bind(history);
    history.pushState = (...entry) => {
      push(...entry);
      const link = document.querySelector<HTMLAnchorElement>('a[href="/settings/users"]');
      if (String(entry[2]).startsWith('/signin')) setTimeout(() => link?.click());
    };
  });
  await page.getByRole('link', { name: '角色' }).click();
  await signIn(page, organization.email, organization.password);
  await expect(page).toHaveURL(/\/settings\/(users|roles)$/);
});

test('fields of the sign-up form say what is missing', async ({ page }) => {
  await page.goto('/signup');
  await page.getByRole('button', { name: '创建并进入' }).click();
  await expect(page.getByText('请填写组织名称')).toBeVisible();
  await expect(page.getByLabel('组织名称')).toBeFocused();
});
