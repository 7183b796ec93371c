import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseSource, countOf, expect, importFile, test } from './fixtures';

/** Customers of a CRM with double records in them; without it, a few of the same make. */
const shared = resolve(import.meta.dirname, '../../../shared/data/06-dedupe/cn_crm_accounts_train_records.csv');
const few = `company,contact,phone,email,city
杭州云栖数据股份有限公司,潘工,19900003774,pan@yunqi.example.com,杭州
云栖数据,潘工,199 0000 3774,PAN@yunqi.example.com,杭州
上海宏力达信息技术股份有限公司,崔奕泓,19900002137,cui@honglida.example.com,上海
`;
const file = existsSync(shared)
  ? shared
  : { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(few, 'utf8') };
const rows = (existsSync(shared) ? readFileSync(shared, 'utf8') : few).split(/\r?\n/).filter(Boolean).length - 1;
const grouped = (count: number) => count.toLocaleString('en-US');

/** A scan waits its turn among the work of the server. */
const soon = { timeout: 60_000 };

for (const { where, width, height, touch } of [
  { where: 'at a desk', width: 1440, height: 900, touch: false },
  { where: 'on a phone', width: 390, height: 844, touch: true },
]) {
  test.describe(where, () => {
    test.use({ viewport: { width, height }, hasTouch: touch });

    test('a newcomer adds a field with a check, imports a file, merges doubles, shares a view and takes a bulk edit back', async ({
      page,
      api,
    }) => {
      test.setTimeout(180_000);
      await addField(page);
      await importAll(page);
      await mergeOne(page);
      const merged = rows - 1;
      await page.goto('/customers');
      await expect(countOf(page)).toContainText(grouped(merged));

      await checkField(page, touch);
      const found = await shareView(page, touch);
      await changeAll(page, touch, found);

      const sources = async () =>
        (await api.get<{ total: number }>(`/api/customers?filter=${encodeURIComponent("source = '展会'")}`)).total;
      expect(await sources()).toBe(found);
      await page.getByRole('button', { name: '撤销', exact: true }).click();
      await expect.poll(sources, soon).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });
}

/** 信用代码: eighteen digits and capital letters. */
async function addField(page: Page): Promise<void> {
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: '新建字段' }).click();
  const form = page.getByRole('dialog', { name: '新建字段' });
  await form.getByLabel('名称', { exact: true }).fill('信用代码');
  await form.getByLabel('格式规则').fill('[0-9A-Z]{18}');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'c_xinyongdaima' })).toBeVisible();
}

async function importAll(page: Page): Promise<void> {
  await page.goto('/imports/new');
  await importFile(page, file);
  await expect(page.getByText('检查完成')).toBeVisible(soon);
  await page.getByRole('button', { name: `导入 ${grouped(rows)} 行` }).click();
  await expect(page.getByText('导入完成')).toBeVisible(soon);
}

async function mergeOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: '查找重复' }).click();
  await page.getByRole('button', { name: '开始查找' }).click();
  const queue = page.getByRole('list', { name: '疑似重复' });
  await expect(queue.getByRole('listitem').first()).toBeVisible(soon);
  if ((page.viewportSize()?.width ?? 0) < 768) await queue.getByRole('button').first().click();
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByText(/已合并到/)).toBeVisible(soon);
}

/** The check refuses what is no such code, where it is typed. */
async function checkField(page: Page, touch: boolean): Promise<void> {
  const first = page.locator('a[href^="/customers/"]').first();
  const name = await first.innerText();
  if (touch) await first.click();
  else await page.getByRole('row').filter({ hasText: name }).first().click();
  await page.getByRole('tab', { name: '资料' }).click();
  await page.getByRole('button', { name: '编辑 信用代码' }).click();
  await page.getByLabel('信用代码').fill('123');
  await page.getByLabel('信用代码').press('Enter');
  await expect(page.getByText('格式不符合要求')).toBeVisible();
  await page.getByLabel('信用代码').fill('91110000802100433B');
  await page.getByLabel('信用代码').press('Enter');
  await expect(page.getByText('91110000802100433B')).toBeVisible();
  await page.goto('/customers');
}

/** A view of those in Shanghai, for everybody. Answers how many there are. */
async function shareView(page: Page, touch: boolean): Promise<number> {
  await page.getByRole('searchbox').first().fill('上海');
  await expect(page).toHaveURL(/q=/);
  await page.getByRole('button', { name: '存为视图…' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('上海的客户');
  await page.getByRole('dialog').getByText('所有人').click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '上海的客户' })).toBeVisible();
  await expect(page.getByText('视图已保存')).toBeHidden(soon);
  const count = (await countOf(page).innerText()).replaceAll(',', '').match(/\d+$/)?.[0];
  expect(touch || count).toBeTruthy();
  return Number(count);
}

/** All of the view come from a trade fair. */
async function changeAll(page: Page, touch: boolean, count: number): Promise<void> {
  if (touch) {
    await page.getByRole('button', { name: '选择', exact: true }).click();
    await page.getByRole('button', { name: '选择已载入的全部' }).click();
  } else await page.getByRole('checkbox', { name: '选择已载入的全部' }).check();
  // what is not loaded yet is chosen, too
  const chosen = page.getByRole('toolbar').getByText(`${grouped(count)} 项`);
  await expect(chosen.first()).toBeVisible();
  const everything = page.getByRole('button', { name: `选择全部 ${grouped(count)} 项` });
  if (await everything.isVisible()) await everything.click();
  await page.getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog');
  await chooseSource(page, '展会');
  await dialog.getByRole('button', { name: `修改 ${grouped(count)} 条` }).click();
  await expect(page.getByText(`已修改 ${grouped(count)} 条记录`)).toBeVisible(soon);
}
