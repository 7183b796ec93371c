import { join } from 'node:path';
import { expect, importFile, rowOf, test } from './fixtures';

const faulty = join(import.meta.dirname, 'files/faulty.csv');
const file = (name: string, content: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

test('a file that cannot be read says why, and another can be chosen', async ({ page, organization }) => {
  expect(organization.user_id).toBeTruthy();
  await page.goto('/imports/new');
  for (const [name, content, reason] of [
    ['空.csv', '', '文件是空的'],
    ['坏的.xlsx', 'PK\u0003\u0004garbage', '文件已损坏'],
    ['合同.pdf', '%PDF-1.4\n1 0 obj', '不支持这种文件'],
    ['断了.json', '{"a":', 'JSON 在第 1 行附近有错误'],
    ['太宽.csv', `${Array.from({ length: 1000 }, (_, i) => `列${i}`).join(',')}\nx`, '500 列'],
  ] as const) {
    await page.locator('input[type=file]').setInputFiles(file(name, content));
    const refusal = page.getByRole('alert').filter({ hasText: '这个文件无法导入' });
    await expect(refusal).toContainText(reason);
    await expect(refusal).toContainText(name);
    await refusal.getByRole('button', { name: '换一个文件' }).click();
  }
});

test('rows with errors say why, the others come in, and the import is taken back', async ({ page, api }) => {
  await api.post('/api/customers', { name: '早就在的客户' });
  await page.goto('/imports/new');
  await importFile(page, faulty);
  await expect(page.getByText('检查完成')).toBeVisible();
  const errors = page.getByRole('region', { name: '有错误的行' }).first();
  await expect(errors.getByRole('row')).toHaveCount(1 + 3);
  await expect(errors).toContainText('合作年限');
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText('导入完成')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载错误文件' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  const result = page.url();
  await page.getByRole('button', { name: '查看客户' }).click();
  await expect(rowOf(page, '北原物流有限公司')).toBeVisible();
  await page.goto(result);
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByRole('dialog')).toContainText('新建的 2 条会被删除');
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByText('导入已撤销')).toBeVisible();
  await page.goto('/customers');
  await expect(rowOf(page, '早就在的客户')).toBeVisible();
  await expect(rowOf(page, '北原物流有限公司')).toBeHidden();
});

test('people come in with the companies they belong to', async ({ page, api }) => {
  await api.post('/api/customers', { name: '海棠制造' });
  await page.goto('/imports/new?kind=contacts');
  await importFile(
    page,
    file('people.csv', '姓名,公司,手机\n周文博,海棠制造,13900139001\n赵敏,海棠制造,13900139002\n'),
  );
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText('导入完成')).toBeVisible();
  await page.getByRole('button', { name: '查看联系人' }).click();
  await expect(rowOf(page, '周文博')).toContainText('海棠制造');
});

test('a file given before the last texts of the page have come is not lost', async ({ page, organization }) => {
  expect(organization.user_id).toBeTruthy();
  const given = page.waitForRequest('**/api/imports/preview');
  const texts = page.waitForResponse('**/assets/zh_CN*.js');
  await page.route('**/assets/zh_CN*.js', async (route) => {
    await given;
    await route.continue();
  });
  await page.route('**/api/imports/preview', async (route) => {
    await (await texts).finished();
    await route.continue();
  });
  await page.goto('/imports/new', { waitUntil: 'domcontentloaded' });
  await importFile(page, faulty);
  await expect(page.getByText('检查完成')).toBeVisible();
});
