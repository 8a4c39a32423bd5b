/** Tells the demo and starts the browser before the first journey, and clears up after the last. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { tellDemo } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the demo that each file's server gets a copy of. */
    told: string;
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
  // A page that a journey made longer may go on asking its own server.
  '--disable-features=LocalNetworkAccessChecks',
];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = execFileSync(FINDER, { encoding: 'utf8' }).trim();
  const told = await tellDemo();
  const clear = () => rmSync(told, { recursive: true });
  const browser = await chromium.launchServer({ executablePath, args: FLAGS }).catch((reason) => {
    clear();
    throw reason;
  });
  project.provide('told', told);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    clear();
  };
}
