import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const program = join(repository, 'artifacts/bin/Guanxi.Server/debug/Guanxi.Server.dll');
const startTime = 120_000;

export interface Server {
  url: string;
  /** The folder its mails are written to. */
  mail: string;
  stop: () => Promise<void>;
}

/**
 * Starts one server for all tests and opens its first organization; returns the way to stop it. With E2E_BASE_URL
 * set, the server at that address is used instead; its mails are then looked for in E2E_MAIL.
 */
export default async function startServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) {
    await setUp(process.env.E2E_BASE_URL);
    return;
  }
  const server = await launch();
  await setUp(server.url);
  process.env.E2E_BASE_URL = server.url;
  process.env.E2E_MAIL = server.mail;
  return server.stop;
}

/** Starts the real server with the built client, a database of its own and an empty data folder. */
export async function launch(): Promise<Server> {
  if (!existsSync(join(repository, 'src/Guanxi.Server/wwwroot/index.html'))) {
    throw new Error('The client is not built: run `npm run build` first.');
  }
  if (!existsSync(program)) throw new Error('The server is not built: run `dotnet build src/Guanxi.Server` first.');
  const data = mkdtempSync(join(tmpdir(), 'guanxi-e2e-'));
  // as root the database runs as another user, who has to reach its files in here
  chmodSync(data, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = run(url, data, `test-results/server-${port}.log`);
  const stopAll = async () => {
    await stop(server);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, server);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return { url, mail: join(data, 'mail'), stop: stopAll };
}

function run(url: string, data: string, logFile: string): ChildProcess {
  const server = spawn('dotnet', [program, '--urls', url], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // the client is served from where it was built
      ASPNETCORE_ENVIRONMENT: 'Development',
      Data__Directory: data,
      Mail__Directory: join(data, 'mail'),
      Signup__Enabled: 'true',
      // every test opens an organization of its own
      SignIn__PerSecond: '1000',
      SignIn__Burst: '1000',
      SignIn__PasswordIterations: '1000',
    },
  });
  mkdirSync('test-results', { recursive: true });
  const log = createWriteStream(logFile);
  server.stdout?.pipe(log);
  server.stderr?.pipe(log);
  return server;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + startTime;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error('The server ended at once; see test-results/server-*.log.');
    const ready = await fetch(`${url}/api/setup`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((next) => setTimeout(next, 250));
  }
  throw new Error('The server did not start in time; see test-results/server-*.log.');
}

/** A server nobody has used shows the set-up page only; the first organization opens the other pages. */
async function setUp(url: string): Promise<void> {
  const { needed } = (await (await fetch(`${url}/api/setup`)).json()) as { needed: boolean };
  if (!needed) return;
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      organization: '首个组织',
      name: '管理员',
      email: 'first@example.com',
      password: 'Correct-horse-9-battery',
    }),
  });
  if (!response.ok) throw new Error(`The server could not be set up: ${response.status} ${await response.text()}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
