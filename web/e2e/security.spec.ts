import type { Page } from '@playwright/test';
import { colleague, expect, signIn, test } from './fixtures';
import { codeOf } from './totp';

async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: '开始设置' }).click();
  await expect(page.getByRole('img', { name: '两步验证的二维码' })).toBeVisible();
  const secret = await page.getByTestId('secret').innerText();
  await page.getByLabel('输入它显示的验证码').fill(codeOf(secret));
  await page.getByRole('button', { name: '开启', exact: true }).click();
  const list = page.getByTestId('recovery-codes').getByRole('listitem');
  await expect(list).toHaveCount(10);
  const codes = await list.allInnerTexts();
  await page.getByRole('button', { name: '已妥善保存' }).click();
  return { secret, codes };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '我的账号' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/signin/);
}

test('a second factor is turned on; then a code signs in, and a recovery code', async ({ page, organization }) => {
  await page.goto('/settings/security');
  const { secret, codes } = await setUp(page);
  await expect(page.getByText('还剩 10 个')).toBeVisible();

  await signOut(page);
  await signIn(page, organization.email, organization.password);
  await page.getByLabel('验证码').fill('000 000');
  await page.getByRole('button', { name: '验证并登录' }).click();
  await expect(page.getByRole('alert')).toContainText('验证码不正确');
  // the code of the set-up is spent, so the next one is used
  await page.getByLabel('验证码').fill(codeOf(secret, 1));
  await page.getByRole('button', { name: '验证并登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();

  await signOut(page);
  await signIn(page, organization.email, organization.password);
  await page.getByRole('button', { name: '没有验证器？使用恢复码' }).click();
  await page.getByLabel('恢复码').fill(codes[0] ?? '');
  await page.getByRole('button', { name: '验证并登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await page.goto('/settings/security');
  await expect(page.getByText('还剩 9 个')).toBeVisible();
});

test('where it is required, a member sets it up before anything else', async ({ browser, page, api }) => {
  await page.goto('/settings/organization');
  const member = await colleague(browser, api, 'sales');
  await member.page.goto('/customers');
  await expect(member.page.getByRole('navigation', { name: '主导航' })).toBeVisible();

  await api.patch('/api/organization', { require_second_factor: true });
  await member.page.reload();
  await expect(member.page).toHaveURL(/\/second-factor$/);
  await expect(member.page.getByText('要求所有成员使用两步验证')).toBeVisible();
  await member.page.goto('/customers');
  await expect(member.page).toHaveURL(/\/second-factor$/);
  await setUp(member.page);
  await expect(member.page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await member.page.context().close();
});

test('the administrator sees where a member is signed in, ends it, and reads so in the log', async ({
  browser,
  page,
  api,
}) => {
  const member = await colleague(browser, api, 'sales');
  await page.goto('/settings/users');
  await page.getByRole('button', { name: '编辑 陈思远' }).click();
  await page.getByRole('menuitem', { name: '登录与令牌' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Chrome · Linux')).toBeVisible();
  await dialog.getByRole('button', { name: /^结束/ }).click();
  await expect(dialog.getByText('没有登录的设备')).toBeVisible();
  expect((await member.page.request.get('/api/me')).status()).toBe(401);
  await member.page.context().close();

  await page.goto('/settings/audit?action=sessions_ended');
  await expect(page.getByRole('listitem').filter({ hasText: '结束登录' })).toHaveCount(1);
});
