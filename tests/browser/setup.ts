/** Starts the server and the browser before the first journey, and ends both after the last. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startServer } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the pages are. */
    origin: string;
    /** Where mails become files. */
    mail: string;
    /** Where the browser takes orders. */
    browser: string;
  }
}

const FINDER = resolve(import.meta.dirname, '../../scripts/chromium-for-tests');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = execFileSync(FINDER, { encoding: 'utf8' }).trim();
  const server = await startServer();
  const browser = await chromium
    .launchServer({ executablePath, args: FLAGS })
    .catch(async (reason) => {
      await server.end();
      throw reason;
    });
  project.provide('origin', server.origin);
  project.provide('mail', server.mail);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.end();
  };
}
