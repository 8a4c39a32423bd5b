/**
 * The server under test: the debug program over a database with the demo in it, on a free port of this
 * machine. The demo is told once, and each file of journeys gets a server over a copy of it, so that no
 * file sees what another did, in whatever order they run. `DATABASE` names an empty PostgreSQL database
 * to be told and copied instead of a file; the copies are left in its cluster.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The program that is tested. */
export function program(): string {
  const built = process.env.CARGO_TARGET_DIR ?? join(top, 'target');
  const path = join(built, 'debug', 'hankemuisti');
  if (!existsSync(path)) {
    throw new Error('the server is not built: `make test-browser` builds it and comes back here');
  }
  return path;
}

/** The program over the database of a folder; it keeps its index and its mails there too. */
async function serve(folder: string, database: string) {
  const mail = join(folder, 'mail');
  const server = spawn(
    program(),
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
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill(signal);
      await gone;
    }
  };
  try {
    const origin = await greeted(server);
    const ready = await fetch(`${origin}/readyz`);
    if (!ready.ok) {
      throw new Error(`the server is not ready: ${await ready.text()}`);
    }
    return { origin, mail, end };
  } catch (reason) {
    await end('SIGKILL');
    throw reason;
  }
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'hankemuisti-browser-'));
const fileIn = (folder: string) => `sqlite:${join(folder, 'demo.sqlite')}`;

/** Tells the demo once, for `startServer` to copy: a folder that the caller removes in the end. */
export async function tellDemo(): Promise<string> {
  const folder = newFolder();
  try {
    const server = await serve(folder, process.env.DATABASE ?? fileIn(folder));
    await server.end('SIGTERM');
    return folder;
  } catch (reason) {
    rmSync(folder, { recursive: true });
    throw reason;
  }
}

function psql(database: string, statement: string) {
  execFileSync(join(process.env.HANKEMUISTI_PG_BIN ?? '', 'psql'), [
    '-qd',
    database,
    '-c',
    statement,
  ]);
}

/** A copy of the told database, by its address. */
function copied(folder: string): string {
  const told = process.env.DATABASE;
  if (!told) {
    return fileIn(folder);
  }
  const copy = new URL(told);
  const from = copy.pathname.slice(1);
  const name = `journeys_${randomUUID().replaceAll('-', '')}`;
  psql(told, `CREATE DATABASE ${name} TEMPLATE "${from}"`);
  copy.pathname = `/${name}`;
  return copy.href;
}

/** Takes a table away, as a fault would: under another name of the same length nobody finds it. */
function withoutTable(table: string, folder: string, database: string) {
  const other = table.replace(/.$/, '0');
  if (process.env.DATABASE) {
    psql(database, `ALTER TABLE ${table} RENAME TO ${other}`);
    return;
  }
  const file = join(folder, 'demo.sqlite');
  const kept = (name: string) => (existsSync(name) ? readFileSync(name, 'latin1') : '');
  const text = kept(file);
  const later = kept(`${file}-wal`);
  if (!text.includes(table) || later.includes(table)) {
    throw new Error(`${table} is not where it could be taken away`);
  }
  writeFileSync(file, text.replaceAll(table, other), 'latin1');
}

/** A server over a copy of what `tellDemo` told in the folder, without a table if one is named. */
export async function startServer(told: string, missing?: string): Promise<Server> {
  const folder = newFolder();
  cpSync(told, folder, { recursive: true });
  const database = copied(folder);
  if (missing) {
    withoutTable(missing, folder, database);
  }
  const server = await serve(folder, database);
  const end = async () => {
    await server.end('SIGKILL');
    rmSync(folder, { recursive: true });
  };
  return { ...server, end };
}
