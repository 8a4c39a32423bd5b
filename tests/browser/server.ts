/**
 * The server under test: the debug program over a new database with the demo in it, on a free port
 * of this machine. `DATABASE` names an empty database to be used instead of a new file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const STARTS_WITHIN_MS = 600_000;
const top = resolve(import.meta.dirname, '../..');

export interface Server {
  /** Such as `http://localhost:40001`: browsers take the cookie of a session from a named host only. */
  origin: string;
  /** Where mails become files. */
  mail: string;
  end: () => Promise<void>;
}

/** What the program says of its pages once it listens. */
function greeted(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const late = setTimeout(
      () => failed(new Error('the server did not say in time where it is')),
      STARTS_WITHIN_MS,
    );
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
    createInterface(server.stdout as Readable).on('line', (line) => {
      const port = /pages are at\s+http:\S+:(\d+)/.exec(line)?.[1];
      if (port) {
        clearTimeout(late);
        found(`http://localhost:${port}`);
      }
    });
  });
}

export async function startServer(): Promise<Server> {
  const built = process.env.CARGO_TARGET_DIR ?? join(top, 'target');
  const program = join(built, 'debug', 'hankemuisti');
  if (!existsSync(program)) {
    throw new Error('the server is not built: `make test-browser` builds it and comes back here');
  }
  const folder = mkdtempSync(join(tmpdir(), 'hankemuisti-browser-'));
  const mail = join(folder, 'mail');
  const database = process.env.DATABASE ?? `sqlite:${join(folder, 'demo.sqlite')}`;
  const server = spawn(
    program,
    [
      ...['serve', '--demo', '--listen', '127.0.0.1:0', '--database', database],
      ...['--unsafe-no-flush', '--mail-dir', mail],
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, RUST_LOG: 'error' },
    },
  );
  const end = async () => {
    if (server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await gone;
    }
    rmSync(folder, { recursive: true });
  };
  try {
    const origin = await greeted(server);
    const ready = await fetch(`${origin}/readyz`);
    if (!ready.ok) {
      throw new Error(`the server is not ready: ${await ready.text()}`);
    }
    return { origin, mail, end };
  } catch (reason) {
    await end();
    throw reason;
  }
}
