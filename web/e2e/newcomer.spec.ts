import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { countOf, importFile } from './fixtures';
import { launch } from './server';

const shared = resolve(import.meta.dirname, '../../../shared/data/06-dedupe/cn_company_full_names_all.csv');
const own = join(import.meta.dirname, 'files/companies.csv');

test.use({ baseURL: undefined });

test('a newcomer comes from an empty server to an imported, searchable list: listed companies', async ({ page }) => {
  test.skip(!existsSync(shared), `../shared/data is not there: ${basename(shared)} cannot be imported`);
  await walk(page, shared, ['科技', 'kj', '平安']);
});

test('a newcomer comes from an empty server to an imported, searchable list: a small file of our own', async ({
  page,
}) => {
  test.skip(existsSync(shared), 'the listed companies are there and walk the same way');
  await walk(page, own, ['科技', 'kj', '平安']);
});

/** From the first address to the list, in one window; `words` are found afterwards, each by what it means. */
async function walk(page: Page, file: string, words: string[]): Promise<void> {
  test.setTimeout(180_000);
  const server = await launch();
  try {
    await page.goto(server.url);
    await expect(page.getByRole('heading', { name: '欢迎使用 Guanxi' })).toBeVisible();
    await page.getByLabel('组织名称').fill('江南贸易');
    await page.getByLabel('您的姓名').fill('李静怡');
    await page.getByLabel('邮箱').fill('li@example.com');
    await page.getByLabel('密码', { exact: true }).fill('Correct-horse-9-battery');
    await page.getByRole('button', { name: '完成设置' }).click();

    await expect(page.getByText('还没有客户')).toBeVisible();
    await page.getByRole('button', { name: '导入文件' }).click();
    const names = readFileSync(file, 'utf8').split(/\r?\n/).slice(1).filter(Boolean);
    await importFile(page, file);
    // the check and the import each have an address of their own and move by themselves
    await expect(page.getByText('检查完成')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: `导入 ${grouped(names.length)} 行` }).click();
    await expect(page.getByRole('progressbar').or(page.getByText('导入完成'))).toBeVisible();
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: '查看客户' }).click();
    await expect(countOf(page)).toHaveText(grouped(names.length));

    await page.keyboard.press('c');
    await page.getByRole('dialog').getByLabel('客户名称').fill('海棠制造');
    await page.getByRole('dialog').getByLabel('电话').fill('0571-88167788');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('已创建')).toBeVisible();
    await page.keyboard.press('Escape');

    const search = page.getByRole('searchbox', { name: '名称、拼音' });
    const rows = page.getByRole('grid', { name: '客户' }).getByRole('rowgroup').getByRole('row');
    for (const word of words) {
      await search.fill(word);
      const plain = names.filter((name) => name.includes(word)).length;
      if (plain > 0) await expect(countOf(page)).toHaveText(grouped(plain));
      else await expect(rows.filter({ hasText: '科技' }).first()).toBeVisible();
    }
    await search.fill('7788');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('海棠制造');
  } finally {
    await server.stop();
  }
}

const grouped = (count: number) => count.toLocaleString('en-US');
