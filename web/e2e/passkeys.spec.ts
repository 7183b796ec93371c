import type { Page } from '@playwright/test';
import { colleague, expect, signIn, test } from './fixtures';

/** A device with a finger on it, made by the browser. */
async function device(page: Page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    deny: (denied: boolean) => browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: !denied }),
  };
}

async function add(page: Page, password: string, name: string): Promise<string[]> {
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('当前密码').fill(password);
  await dialog.getByRole('button', { name: '添加通行密钥' }).click();
  const list = dialog.getByTestId('recovery-codes').getByRole('listitem');
  await expect(list).toHaveCount(10);
  const codes = await list.allInnerTexts();
  await dialog.getByRole('button', { name: '已妥善保存' }).click();
  await expect(dialog).toBeHidden();
  return codes;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '我的账号' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/signin/);
}

test('a passkey is added and signs in alone, and after the password', async ({ page, organization }) => {
  await device(page);
  await page.goto('/settings/security');
  await add(page, organization.password, '我的电脑');
  await expect(page.getByText('我的电脑')).toBeVisible();
  await expect(page.getByText('没有使用过')).toBeVisible();
  await expect(page.getByText('还剩 10 个')).toBeVisible();

  await signOut(page);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();

  await signOut(page);
  await signIn(page, organization.email, organization.password);
  await page.getByRole('button', { name: '用通行密钥验证' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
});

test('who is not recognised is told so, and a recovery code still helps', async ({ page, organization }) => {
  const finger = await device(page);
  await page.goto('/settings/security');
  const codes = await add(page, organization.password, '手机');
  await signOut(page);
  await finger.deny(true);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByRole('alert')).toContainText('没有完成');

  await signIn(page, organization.email, organization.password);
  await page.getByLabel('恢复码').fill(codes[0] ?? '');
  await page.getByRole('button', { name: '验证并登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
});

test('a passkey is renamed, and removed with itself', async ({ page, organization }) => {
  await device(page);
  await page.goto('/settings/security');
  await add(page, organization.password, '旧名');
  await page.getByRole('button', { name: '改名 旧名' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('新名');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('新名')).toBeVisible();

  await page.getByRole('button', { name: '移除 新名' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '用通行密钥确认' }).click();
  await expect(page.getByText('通行密钥已移除')).toBeVisible();
  await expect(page.getByRole('button', { name: '移除 新名' })).toBeHidden();
  await expect(page.getByRole('button', { name: '开始设置' })).toBeVisible();
});

test('where a second factor is required, a member sets up a passkey instead', async ({ browser, page, api }) => {
  await page.goto('/settings/organization');
  const member = await colleague(browser, api, 'sales');
  await device(member.page);
  await api.patch('/api/organization', { require_second_factor: true });
  await member.page.goto('/customers');
  await expect(member.page).toHaveURL(/\/second-factor$/);
  await add(member.page, 'Correct-horse-9-battery', '手机');
  await expect(member.page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await member.page.context().close();
});

test('at an address that is a number nothing is offered', async ({ page, organization }) => {
  const there = new URL(process.env.E2E_BASE_URL ?? '');
  there.hostname = '127.0.0.1';
  await page.goto(`${there.origin}/signin`);
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '用通行密钥登录' })).toHaveCount(0);
  await signIn(page, organization.email, organization.password);
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await page.goto(`${there.origin}/settings/security`);
  await expect(page.getByText('需要通过域名和 HTTPS')).toBeVisible();
  await expect(page.getByRole('button', { name: '添加通行密钥' })).toHaveCount(0);
});
