import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, test as base, expect, type Locator, type Page } from '@playwright/test';

/** An organization of its own for every test: nothing to clean up, and the walls between tenants are always in play. */
export interface Organization {
  name: string;
  email: string;
  password: string;
  user_id: string;
}

interface Fixtures {
  organization: Organization;
  /** Calls the API as the administrator of the organization, with the cookies of the page. */
  api: Api;
}

type Upload = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>;

/** The API for arranging what a test starts from. */
export class Api {
  constructor(private readonly request: APIRequestContext) {}

  async post<T>(path: string, data: unknown = {}): Promise<T> {
    return this.answer<T>(await this.request.post(path, { data }), `POST ${path}`);
  }

  async patch<T>(path: string, data: unknown): Promise<T> {
    return this.answer<T>(await this.request.patch(path, { data }), `PATCH ${path}`);
  }

  async put<T>(path: string, data: unknown): Promise<T> {
    return this.answer<T>(await this.request.put(path, { data }), `PUT ${path}`);
  }

  async get<T>(path: string): Promise<T> {
    return this.answer<T>(await this.request.get(path), `GET ${path}`);
  }

  async upload<T>(path: string, multipart: Upload): Promise<T> {
    return this.answer<T>(await this.request.post(path, { multipart }), `POST ${path}`);
  }

  private async answer<T>(response: Awaited<ReturnType<APIRequestContext['get']>>, what: string): Promise<T> {
    const text = await response.text();
    if (!response.ok()) throw new Error(`${what}: ${response.status()} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  baseURL: async ({}, use) => use(process.env.E2E_BASE_URL),

  page: async ({ page }, use) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await use(page);
    expect(failures, 'errors of scripts on the page').toEqual([]);
  },

  organization: async ({ page }, use, info) => {
    const id = `${info.testId.slice(-8)}${info.retry}${Date.now().toString(36)}`;
    const organization = {
      name: `测试组织 ${id}`,
      email: `admin-${id}@example.com`,
      password: 'Correct-horse-9-battery',
    };
    const me = await new Api(page.request).post<{ user_id: string }>('/api/signup', {
      organization: organization.name,
      name: '王小明',
      email: organization.email,
      password: organization.password,
    });
    await use({ ...organization, user_id: me.user_id });
  },

  api: async ({ page, organization }, use) => {
    expect(organization.user_id).toBeTruthy();
    await use(new Api(page.request));
  },
});

/** A colleague with a window of their own. Close its context at the end. */
export async function colleague(
  browser: Browser,
  api: Api,
  role: string,
): Promise<{ page: Page; api: Api; user_id: string }> {
  const email = `${role}-${crypto.randomUUID()}@example.com`;
  const password = 'Correct-horse-9-battery';
  const { user_id } = await api.post<{ user_id: string }>('/api/users', {
    name: '陈思远',
    email,
    password,
    roles: [role],
  });
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL });
  const page = await context.newPage();
  const own = new Api(page.request);
  await own.post('/api/auth/login', { email, password });
  return { page, api: own, user_id };
}

/** How many records the list says it has. */
export const countOf = (page: Page): Locator => page.locator('header [aria-live="polite"]').first();

/** The row of a customer in the list. */
export const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });

/** On the first page of the import: gives it a file, leaves the columns as they were matched, and checks. */
export async function importFile(page: Page, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: '检查一遍' }).click();
}

/** In the dialog of a bulk edit: all get this source. */
export async function chooseSource(page: Page, source: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '字段' }).fill('客户来源');
  await page.getByTitle('客户来源', { exact: true }).click();
  await dialog
    .getByRole('combobox', { name: '新的值' })
    .or(dialog.getByRole('textbox', { name: '新的值' }))
    .fill(source);
}

/** Fills the sign-in form and sends it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  // the address changes a moment before the page is drawn
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await page.getByLabel('邮箱', { exact: true }).fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** The mails to an address, as the server under test has put them into its folder. */
export function mailsTo(address: string): string[] {
  const folder = process.env.E2E_MAIL ?? '';
  if (!existsSync(folder)) return []; // the first mail makes it
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((mail) => mail.includes(address));
}

export { expect };
