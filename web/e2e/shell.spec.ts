import { expect, test } from './fixtures';

test.beforeEach(async ({ page, organization }) => {
  expect(organization.user_id).toBeTruthy();
  await page.goto('/settings/profile');
  await expect(page.getByRole('heading', { name: '个人资料' })).toBeVisible();
});

test('the palette goes somewhere by keyboard alone', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '命令面板' })).toBeFocused();
  await page.keyboard.type('> 令牌');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings\/tokens$/);
  await expect(page.getByRole('dialog', { name: '命令面板' })).toBeHidden();
});

test('the language switches without a reload and stays', async ({ page }) => {
  await page.getByRole('button', { name: '语言' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
});

test('the dark theme stays after a reload', async ({ page }) => {
  await page.getByRole('button', { name: '外观' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('? shows the shortcuts, and letters typed in a field are only letters', async ({ page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('姓名').fill('');
  await page.keyboard.type('g s?');
  await expect(page.getByLabel('姓名')).toHaveValue('g s?');
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeHidden();
});

test('an address that does not exist has a way back', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
  await page.getByRole('button', { name: '回到首页' }).click();
  await expect(page).not.toHaveURL(/nowhere/);
});

test('on a phone the main menu is at the bottom, large enough for a thumb', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const bar = page.getByRole('navigation', { name: '主导航' });
  await bar.getByRole('link', { name: '我' }).click();
  await expect(page).toHaveURL(/\/settings$/);
  for (const link of await bar.getByRole('link').all()) {
    const box = await link.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('being offline is said', async ({ page, context }) => {
  await context.setOffline(true);
  await expect(page.getByText('网络已断开')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('网络已断开')).toBeHidden();
});
