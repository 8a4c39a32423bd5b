/**
 * What every journey needs: a browser of its own person, a guard over what its pages ask for, an audit
 * of accessibility and a picture. Nothing here knows a page.
 */
import { join } from 'node:path';
import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { type Server, startServer } from './server';

/** The demo's people who can sign in. */
export type Person =
  | 'kirjoittaja'
  | 'paallikko'
  | 'rahoittaja'
  | 'arvioija'
  | 'yllapitaja'
  | 'tarkastaja';

const PASSWORD = 'demo-salasana-2026';
export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 360, height: 740 };

const pictures = join(import.meta.dirname, 'screenshots');

let connected: Promise<Browser> | undefined;

/** The one browser of this run. */
function browser(): Promise<Browser> {
  connected ??= chromium.connect(inject('browser'));
  return connected;
}

async function signedIn(origin: string, person: Person) {
  const context = await (await browser()).newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto('/kirjaudu');
  await page.fill('#address', `${person}@demo.example`);
  await page.fill('#password', PASSWORD);
  await page.click('form.sign button[type=submit]');
  await page.waitForURL('**/tyopoyta');
  await page.getByRole('heading', { name: 'Työpöytä', level: 1 }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The server of a file of journeys, and how its people come in. */
export interface Site extends Server {
  /** Cookies by person: each signs in once, for there is a limit for attempts. */
  cookies: (person: Person) => Promise<BrowserContextOptions['storageState']>;
}

/** How a journey's browser differs from a reader's at a desk. */
export interface Wishes extends BrowserContextOptions {
  as?: Person;
  /** Another server than that of the file. */
  of?: Site;
}

/** A server's people come in when they are first asked for. */
export function siteOf(server: Server): Site {
  const sessions = new Map<Person, ReturnType<Site['cookies']>>();
  const cookies: Site['cookies'] = (person) => {
    const known = sessions.get(person) ?? signedIn(server.origin, person);
    sessions.set(person, known);
    return known;
  };
  return { ...server, cookies };
}

export type Open = (wishes?: Wishes) => Promise<Page>;

/** The audit of a tab that shows a page for people, and no file. */
async function auditEnd(page: Page): Promise<void> {
  const url = page.url();
  if (url.startsWith('http') && (await page.evaluate(() => document.contentType === 'text/html'))) {
    await audit(page);
  }
}

/**
 * A test with browsers. After it the pages where it ended are accessible, each has asked this site only,
 * and nothing on them failed.
 */
export const test = base.extend<{ open: Open; site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: this is how fixtures are told what they need.
    async ({}, use) => {
      const server = await startServer(inject('told'));
      await use(siteOf(server));
      await server.end();
    },
    { scope: 'file' },
  ],
  open: async ({ site }, use) => {
    const contexts: BrowserContext[] = [];
    // Where script is off nothing can be asked of a page.
    const scripted: BrowserContext[] = [];
    const faults: string[] = [];
    await use(async ({ as, of = site, ...wishes } = {}) => {
      const { origin } = of;
      const state = as && (await of.cookies(as));
      const context = await (await browser()).newContext({
        baseURL: origin,
        viewport: WIDE,
        reducedMotion: 'reduce',
        ...(state ? { storageState: state } : {}),
        ...wishes,
      });
      contexts.push(context);
      if (wishes.javaScriptEnabled !== false) {
        scripted.push(context);
      }
      context.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) {
          faults.push(`asked another host: ${request.url()}`);
        }
      });
      context.on('weberror', (error) => faults.push(`failed: ${error.error()}`));
      context.on('console', (message) => {
        // A refused form answers 422 and a missing page 404; the browser calls both errors, and also
        // what a journey does when it cuts the network.
        const isExpected = /the server responded with|ERR_INTERNET_DISCONNECTED/;
        if (message.type() === 'error' && !isExpected.test(message.text())) {
          faults.push(`said: ${message.text()}`);
        }
      });
      return context.newPage();
    });
    try {
      for (const page of scripted.flatMap((context) => context.pages())) {
        await auditEnd(page);
      }
    } finally {
      await Promise.all(contexts.map((context) => context.close()));
    }
    expect(faults).toEqual([]);
  },
});

/** No violation of WCAG 2.1 at A and AA, contrast included. */
export async function audit(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
  }
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    }),
  );
  const told = found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(told, page.url()).toEqual([]);
}

/** A picture of the whole page for people to look at, named by what it shows and how wide it is. */
export async function picture(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
}

/** How many pixels the page can be pushed sideways: 0 when all fits. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

export { expect };
