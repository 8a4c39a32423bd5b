/** What is typed into a form of many lines is never lost: it stays on the device until it was accepted. */
import type { BrowserContext, Page } from 'playwright-core';
import { audit, expect, NARROW, type Open, overflow, type Person, picture, test } from './browser';

const PROJECT = '/tyopoyta/kainuu-testihanke/tiedot';
const REVIEW = '/salkku/kasittely/satakunta-testihanke/2026-1';
const RESUMED = /^Jatkat siitä, mihin jäit \d+\.\d+\.\d{4} klo \d+\.\d+\.$/;

async function at(open: Open, path: string, as: Person = 'paallikko', wishes = {}): Promise<Page> {
  const page = await open({ as, ...wishes });
  await page.goto(path);
  return page;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const lines = (page: Page) => page.locator('main form > .quiet [role=status]');

/** How many forms wait on the device. */
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('hm-form:')).length);

/** Types, and waits until it is kept. */
async function typed(page: Page, name: string, text: string): Promise<void> {
  const before = await kept(page);
  await field(page, name).fill(text);
  await expect.poll(() => kept(page), { timeout: 5_000 }).toBe(before + 1);
}

/** The same page in a new tab, after the old one was closed. */
async function inNewTab(page: Page, path: string): Promise<Page> {
  const context: BrowserContext = page.context();
  await page.close();
  const next = await context.newPage();
  await next.goto(path);
  return next;
}

async function signIn(page: Page, person: Person): Promise<void> {
  await page.fill('#address', `${person}@demo.example`);
  await page.fill('#password', 'demo-salasana-2026');
  await page.click('form.sign button[type=submit]');
}

/** A model of the project's people, which they may write a new version of. */
async function model(open: Open): Promise<Page> {
  const page = await at(open, '/tyopoyta/mallit');
  const links = page.locator('main a[href^="/tyopoyta/mallit/"]');
  await page.goto((await links.first().getAttribute('href')) ?? '');
  return page;
}

// AC-78
test("a model's new version is there after a reload, in a new tab and in another language", async ({
  open,
}) => {
  const summary = 'input.content.summary.fi';
  const idea = 'input.content.path.9.text.fi:kept';
  const first = await model(open);
  const path = new URL(first.url()).pathname;
  const before = await field(first, summary).inputValue();
  const isBack = async (page: Page) => {
    expect(await field(page, summary).inputValue()).toBe('Uusi tiivistelmä, joka ei saa kadota.');
    expect(await field(page, idea).inputValue()).toBe('Ydin, joka on jo kirjoitettu.');
    expect(await field(page, idea).isVisible()).toBe(true);
    await expect.poll(() => lines(page).allInnerTexts()).toEqual([expect.stringMatching(RESUMED)]);
  };
  await typed(first, summary, 'Uusi tiivistelmä, joka ei saa kadota.');
  await first.locator('details', { has: field(first, idea) }).evaluate((own) => {
    (own as HTMLDetailsElement).open = true;
  });
  await field(first, idea).fill('Ydin, joka on jo kirjoitettu.');
  // No pause: what was typed last is kept as the page goes.
  await first.reload();
  await isBack(first);
  const page = await inNewTab(first, path);
  await isBack(page);
  await audit(page);
  await picture(page, 'kept');
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
  await page.getByRole('link', { name: 'På svenska' }).click();
  await page.waitForURL('**/sv/**');
  await expect.poll(() => lines(page).innerText()).toContain('Du fortsätter där du slutade');
  await page.getByRole('button', { name: 'Förkasta' }).click();
  expect(await field(page, summary).inputValue()).toBe(before);
  expect(await lines(page).count()).toBe(0);
  expect(await kept(page)).toBe(0);
  await page.reload();
  expect(await field(page, summary).inputValue()).toBe(before);
});

test('a form that was accepted leaves nothing behind', async ({ open }) => {
  let page = await at(open, PROJECT);
  await typed(page, 'input.aims.fi', 'Tavoite, joka tallennetaan.');
  await page.locator('section[aria-labelledby=described] button').click();
  await page.waitForURL('**done=described');
  expect(await field(page, 'input.aims.fi').inputValue()).toBe('Tavoite, joka tallennetaan.');
  expect(await kept(page)).toBe(0);

  page = await model(open);
  await typed(page, 'input.why', 'Kokeilimme tallennusta.');
  await page.locator('form.answer .send button').click();
  await page.waitForURL('**done=published');
  expect(await field(page, 'input.why').inputValue()).toBe('');
  expect(await kept(page)).toBe(0);
});

test('a form that was refused keeps what it shows, also when it is left there', async ({
  open,
}) => {
  const page = await at(open, PROJECT);
  const form = page.locator('details', { has: field(page, 'input.title') });
  await form.locator('summary').click();
  await field(page, 'input.title').fill('Loppuraportin luonnos');
  await field(page, 'input.url').evaluate((own) => own.setAttribute('type', 'text'));
  await field(page, 'input.url').fill('osoite puuttuu');
  await form.getByRole('button').click();
  await page.locator('#errors').waitFor();
  expect(await field(page, 'input.title').inputValue()).toBe('Loppuraportin luonnos');
  expect(await lines(page).count()).toBe(0);
  const again = await inNewTab(page, PROJECT);
  expect(await field(again, 'input.title').inputValue()).toBe('Loppuraportin luonnos');
  expect(await field(again, 'input.title').isVisible()).toBe(true);
  await expect.poll(() => lines(again).innerText()).toMatch(RESUMED);
  await audit(again);
});

// S18b
test("a reviewer's comment outlives the session, with the sentence it is about", async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${REVIEW}?goal=TT1&version=1`);
  await signIn(page, 'arvioija');
  await page.waitForURL('**version=1');
  const answer = page.locator('#TT1');
  const text = answer.getByLabel('Kommentti', { exact: true });
  const about = answer.getByLabel('Mistä kohdasta');
  const sentence = await about.inputValue();
  expect(sentence).not.toBe('');
  await text.fill('Mistä tämä luku on?');
  await page.context().clearCookies();
  await answer.getByRole('button', { name: 'Tallenna kommentti' }).click();
  await page.waitForURL('**/kirjaudu?**');
  await page.goto(REVIEW);
  await signIn(page, 'arvioija');
  await page.waitForURL(`**${REVIEW}`);
  expect(await text.inputValue()).toBe('Mistä tämä luku on?');
  expect(await text.isVisible()).toBe(true);
  expect(await about.inputValue()).toBe(sentence);
  await expect.poll(() => lines(page).innerText()).toMatch(RESUMED);
  await audit(page);
  await answer.getByRole('button', { name: 'Tallenna kommentti' }).click();
  await page.waitForURL('**done=commented*');
  expect(await answer.locator('.comments').innerText()).toContain('Mistä tämä luku on?');
  expect(await text.inputValue()).toBe('');
  expect(await kept(page)).toBe(0);
});

// After this sign-in the address is the one that a published version leads to.
test('a version that a session ended before is not taken for published', async ({ open }) => {
  const page = await model(open);
  await field(page, 'input.why').fill('Istunto päättyi ennen julkaisua.');
  await page.context().clearCookies();
  await page.locator('form.answer .send button').click();
  await page.waitForURL('**/kirjaudu?**');
  await signIn(page, 'paallikko');
  await page.waitForURL('**/tyopoyta/mallit/**');
  expect(await field(page, 'input.why').inputValue()).toBe('Istunto päättyi ennen julkaisua.');
  await expect.poll(() => lines(page).innerText()).toMatch(RESUMED);
  await audit(page);
});

test('what another wrote meanwhile stands, and the own text is beside it to be copied', async ({
  open,
}) => {
  const name = 'input.description.fi';
  const page = await at(open, PROJECT, 'paallikko', { permissions: ['clipboard-write'] });
  await typed(page, name, 'Oma kuvaukseni, jota en ehtinyt lähettää.');
  const other = await at(open, PROJECT);
  await field(other, name).fill('Toisen kuvaus.');
  await other.locator('section[aria-labelledby=described] button').click();
  await other.waitForURL('**done=described');
  const again = await inNewTab(page, PROJECT);
  expect(await field(again, name).inputValue()).toBe('Toisen kuvaus.');
  const own = again.getByLabel('Oma tekstisi');
  expect(await own.inputValue()).toBe('Oma kuvaukseni, jota en ehtinyt lähettää.');
  await audit(again);
  await picture(again, 'kept-beside');
  await again.getByRole('button', { name: 'Kopioi' }).click();
  await again.getByText('Teksti on kopioitu.').waitFor();
  // What is typed now does not push it away.
  await field(again, name).fill('Toisen kuvaus, jota jatkan.');
  await again.reload();
  expect(await field(again, name).inputValue()).toBe('Toisen kuvaus, jota jatkan.');
  expect(await own.inputValue()).toBe('Oma kuvaukseni, jota en ehtinyt lähettää.');
  await again.locator('details', { has: own }).getByRole('button', { name: 'Hylkää' }).click();
  await again.getByRole('button', { name: 'Hylkää' }).click();
  expect(await kept(again)).toBe(0);
});

// AC-49, AC-115
test('signing out asks about what was not sent, which nobody else is shown', async ({ open }) => {
  const page = await open();
  await page.goto(PROJECT);
  await signIn(page, 'paallikko');
  await page.waitForURL(`**${PROJECT}`);
  await typed(page, 'input.description.fi', 'Kesken jäänyt kuvaus.');
  const signOut = page.getByRole('button', { name: 'Kirjaudu ulos', exact: true });
  const leave = async () => {
    await page.locator('header details.account summary').click();
    await signOut.click();
  };
  await leave();
  await page.getByRole('dialog').waitFor();
  await audit(page);
  await page.getByRole('button', { name: 'Jatka kirjoittamista' }).click();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await signOut.click();
  await page.getByRole('button', { name: 'Kirjaudu ulos, säilytä teksti' }).click();
  await page.waitForURL((url) => url.pathname === '/');

  await page.goto(PROJECT);
  await signIn(page, 'yllapitaja');
  await page.waitForURL(`**${PROJECT}`);
  expect(await field(page, 'input.description.fi').inputValue()).not.toBe('Kesken jäänyt kuvaus.');
  await page.goto('/oma');
  const list = page.locator('hm-device');
  expect(await list.innerText()).toContain('ei ole tallentamatonta tekstiä');
  await leave();
  await page.waitForURL((url) => url.pathname === '/');

  await page.goto('/oma');
  await signIn(page, 'paallikko');
  await page.waitForURL('**/oma');
  expect(await list.innerText()).toContain('Kesken jäänyt kuvaus.');
  const link = list.getByRole('link', { name: 'Kainuu' });
  expect(await link.getAttribute('href')).toBe(PROJECT);
  await audit(page);
  await list.getByRole('button', { name: 'Poista tältä laitteelta' }).click();
  expect(await kept(page)).toBe(0);
});

test('a number that was typed outlives the session, and is forgotten once it is recorded', async ({
  open,
}) => {
  const series = '/tyopoyta/kainuu-testihanke/mittarit/coci/lisaa?type=one';
  const page = await at(open, series);
  const names = { from: 'input.period.from', place: 'input.place', n: 'input.reading.n:int' };
  await field(page, names.from).fill('2026-09-01');
  await field(page, 'input.period.to').fill('2026-09-30');
  await field(page, 'input.reading.outcome.value:number').fill('0,41');
  await field(page, names.n).fill('140');
  await field(page, 'input.reading.source').fill('Ajanvarausjärjestelmä, keksitty');
  await typed(page, names.place, 'Kuusikko');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Tarkista' }).click();
  await page.waitForURL('**/kirjaudu?**');
  await signIn(page, 'paallikko');
  await page.waitForURL(`**${series.split('?')[0]}**`);
  await lines(page).getByText(RESUMED).waitFor();
  expect(await field(page, names.place).inputValue()).toBe('Kuusikko');
  expect(await field(page, 'input.reading.outcome.value:number').inputValue()).toBe('0,41');
  await audit(page);
  await page.getByRole('button', { name: 'Tarkista' }).click();
  await page.locator('#checked').waitFor();
  // Looked at, but not recorded: it still waits.
  expect(await kept(page)).toBe(1);
  const last = page.locator('section.checked form');
  const note = last.locator('textarea');
  if (await note.count()) {
    await note.fill('Uusi yksikkö tuli mukaan.');
  }
  await last.getByRole('button').click();
  await page.waitForURL('**done=measured*');
  await expect.poll(() => kept(page)).toBe(0);
});

test('what was explained about a notice is there after the session ended', async ({ open }) => {
  const check = '/tyopoyta/kainuu-testihanke/oma-arviointi/2026-1/tarkista';
  const page = await at(open, check);
  const first = page.locator('#notices details', { has: page.locator('textarea') }).first();
  const answer = first.locator('textarea');
  await first.locator('summary').click();
  await answer.fill('Luku tulee syksyllä.');
  await expect.poll(() => kept(page), { timeout: 5_000 }).toBe(1);
  await page.context().clearCookies();
  await first.getByRole('button', { name: 'Tallenna vastaus' }).click();
  await page.waitForURL('**/kirjaudu?**');
  await signIn(page, 'paallikko');
  await page.waitForURL(`**${check}**`);
  await expect.poll(() => answer.inputValue()).toBe('Luku tulee syksyllä.');
  await first.getByRole('button', { name: 'Tallenna vastaus' }).click();
  await page.locator('#notices').getByText('Luku tulee syksyllä.').first().waitFor();
  await expect.poll(() => kept(page)).toBe(0);
});
