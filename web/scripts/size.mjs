// Adds up the script a browser loads before the sign-in page and the customer list can be used, and fails over the limit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const limit = 350 * 1024;
const dist = new URL('../../src/Guanxi.Server/wwwroot/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** The chunk and everything it loads with it; what it loads later does not count. */
function filesOf(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the manifest: has it been renamed?`);
  if (found.has(chunk.file)) return found;
  if (chunk.file.endsWith('.js')) found.add(chunk.file);
  for (const next of chunk.imports ?? []) filesOf(next, found);
  return found;
}

const gzip = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

const locale = 'node_modules/antd/es/locale/zh_CN.js';
const routes = {
  'sign-in': ['index.html', locale, 'src/features/account/AccountLayout.tsx', 'src/features/account/SignInPage.tsx'],
  'customer list': ['index.html', locale, 'src/app/shell/Shell.tsx', 'src/features/customers/CustomerWorkspace.tsx'],
};

let failed = false;
for (const [name, entries] of Object.entries(routes)) {
  const files = new Set();
  for (const entry of entries) filesOf(entry, files);
  const sizes = [...files].map((file) => [file, gzip(file)]).sort((a, b) => b[1] - a[1]);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  console.log(`${name}: ${kilobytes(sum)} gzip in ${sizes.length} files (limit ${kilobytes(limit)})`);
  for (const [file, size] of sizes.slice(0, 16)) console.log(`  ${kilobytes(size).padStart(10)}  ${file}`);
  if (sum > limit) failed = true;
}
if (failed) {
  console.error('Over the limit. Load it later, or leave it out.');
  process.exit(1);
}
