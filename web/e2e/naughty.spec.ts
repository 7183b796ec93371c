import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Api, countOf, expect, test } from './fixtures';

const shared = resolve(import.meta.dirname, '../../../shared/data/10-security/blns/blns.json');

const own = [
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `"><svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `' OR 1=1 -- `,
  `%s%s%n {{constructor.constructor('alert(1)')()}} \${7*7}`,
  `=cmd|' /C calc'!A0`,
  `田中さんにあげて下さい 𠜎𠜱𠝹 👩‍👩‍👧‍👦`,
  `Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎ ̢̼̻̱̘h͚͎͙̜̣̲ͅi̦̲̣̰̤v̻͍e̺̭̳̪̰-m̢iͅn̖̺̞̲̯̰d̵̼̟͙̩̼̘̳.̨̹͈̣`,
  `C:\\con\\con \\\\server\\share ../../etc/passwd`,
  `\u202Etest\u202C \u200Bnull\u200B undefined NaN`,
];
const fromFile = existsSync(shared);
const all = fromFile ? (JSON.parse(readFileSync(shared, 'utf8')) as string[]) : own;

// what the server does with the blanks around a name, and how long one may be
const blanks = /^\p{White_Space}+|\p{White_Space}+$/gu;
const cut = (text: string, most: number) =>
  text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(blanks, '');
const names = [...new Set(all.map((text) => cut(text, 200)).filter(Boolean))];
// a search needs something to look for: punctuation alone finds nothing
const wildOf = (some: string[]) =>
  some
    .filter((name) => /[\p{L}\p{N}]{2}/u.test(name) && name.length <= 100)
    .filter((name) => /[<>"'%\\{}|]|javascript:/i.test(name));
const wild = wildOf(names);
/** So many of them, spread over all. */
const some = (from: string[], count: number) => from.filter((_, i) => i % Math.ceil(from.length / count) === 0);

for (const { width, height, where, given } of [
  { width: 1440, height: 900, where: 'at a desk', given: names },
  // through the same code, only shown as cards
  { width: 390, height: 844, where: 'on a phone', given: some(names, 130) },
]) {
  test.describe(where, () => {
    test.use({ viewport: { width, height } });

    test('naughty strings are shown as they are, and run nothing', async ({ page, api, baseURL }) => {
      test.info().annotations.push({ type: 'input', description: fromFile ? shared : 'the strings of this file' });
      test.setTimeout(120_000);
      const trouble: string[] = [];
      page.on('dialog', (dialog) => {
        trouble.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => message.type() === 'error' && trouble.push(`console: ${message.text()}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url()))
          trouble.push(`request: ${request.url()}`);
      });
      const ids = await create(api, given);
      const shown = some(wildOf(given), 6);

      await page.goto('/customers');
      await expect(countOf(page)).toContainText(String(given.length));
      const seen = new Set<string>();
      const scroller = page.locator('[class*=scroller], [class*=cards]').first();
      await expect(scroller).toBeVisible();
      for (let i = 0; i < 800 && seen.size < given.length; i++) {
        const texts = await page
          .locator('[role=row] a[href^="/customers/"], [role=listitem] a[href^="/customers/"]')
          .allTextContents();
        for (const text of texts) seen.add(text);
        // half a window at a time, and drawn before it is read; a window missed all the same is met on the next way down
        await scroller.evaluate(
          (one) =>
            new Promise((drawn) => {
              const ended = one.scrollTop + one.clientHeight >= one.scrollHeight - 1;
              one.scrollTo(0, ended ? 0 : one.scrollTop + one.clientHeight / 2);
              requestAnimationFrame(() => requestAnimationFrame(drawn));
            }),
        );
        await page.waitForFunction(() => !document.querySelector('[role=rowgroup] > [aria-hidden]'));
      }
      expect(
        given.filter((name) => !seen.has(name)),
        'names missing in the list',
      ).toEqual([]);

      for (const name of shown) {
        await page.getByRole('searchbox').first().fill(name);
        await expect(page.locator('a[href^="/customers/"]').filter({ visible: true }).first()).toBeVisible();
        await expect(
          page
            .locator('[role=row] a[href^="/customers/"], [role=listitem] a[href^="/customers/"]')
            .getByText(name, { exact: true })
            .first(),
        ).toBeVisible();
      }
      for (const name of shown) {
        await page.goto(`/customers/${ids.get(name)}`);
        const title = page.getByRole('main').getByRole('heading', { level: 2 }).first();
        await expect(title).toHaveText(name, { useInnerText: false });
        expect(await title.textContent()).toBe(name);
        await expect(page.getByText('创建了客户')).toBeVisible();
        expect((await page.title()).startsWith(name.replace(/\s+/g, ' ').trim().slice(0, 10))).toBe(true);
      }
      expect(trouble).toEqual([]);
    });
  });
}

test('naughty strings stand in the panel, the palette and the export unchanged', async ({ page, api }) => {
  test.setTimeout(120_000);
  const trouble: string[] = [];
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => message.type() === 'error' && trouble.push(`console: ${message.text()}`));
  await create(api, names);
  await page.goto('/customers');
  for (const name of some(wild, 4)) {
    await page.getByRole('searchbox').first().fill(name);
    await page.getByRole('row').getByText(name, { exact: true }).first().click();
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(name);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '命令面板' }).fill(name);
    await expect(page.getByRole('option').getByText(name, { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.goto('/customers');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByLabel('JSON').check();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载' }).click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { name: string }[];
  expect(new Set(file.map((row) => row.name))).toEqual(new Set(names));
  expect(trouble).toEqual([]);
});

/** A customer for every string, which is its name and what was noted about it; answers the id for each name. */
async function create(api: Api, given: string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const wanted = [...given];
  const work = async () => {
    for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
      const made = await api.post<{ customer_id: string; name: string }>('/api/customers', {
        name,
        short_name: cut(name, 100),
        tags: wild.includes(name) ? [cut(name, 30)] : [],
      });
      expect(made.name).toBe(name);
      ids.set(name, made.customer_id);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return ids;
}
