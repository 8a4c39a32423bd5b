/** A project's people who write a self-assessment: nothing they typed is ever lost. */
import type { Page } from 'playwright-core';
import { audit, expect, NARROW, type Open, overflow, type Person, picture, test } from './browser';

const DESK = '/tyopoyta/kainuu-testihanke/oma-arviointi/2026-1';
const GOALS = 5;
/** Many pages, each audited. */
const LONG = { timeout: 240_000 };
const goal = (number: number) => `${DESK}/tavoite/${number}`;

/** Takes the filing back, so that writing goes on. */
async function withdraw(page: Page): Promise<void> {
  await page.goto(`${DESK}/lahetetty`);
  await page.locator('[name="input.reason"]').fill('Yksi luku puuttui.');
  await page.getByRole('button', { name: 'Peru lähetys' }).click();
  await page.waitForURL('**done=withdrawn');
}

async function at(open: Open, path: string, as: Person = 'kirjoittaja', wishes = {}) {
  const page = await open({ as, ...wishes });
  await page.goto(path);
  return page;
}

const saving = (page: Page) => page.locator('#saving').innerText();
const text = (page: Page) => page.locator('#fi');

// AC-41, AC-46
test('what is typed is saved a second later, is compared with last time and stays', async ({
  open,
}) => {
  const page = await at(open, goal(3));
  await text(page).fill('Selain kirjoitti tämän. Tiimejä on nyt viisi.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
  await page.getByLabel('Näytä erot edelliseen').check();
  const changed = page.locator('.before .diff');
  await expect.poll(() => changed.innerText()).toContain('lisätty:');
  expect(await changed.innerText()).toContain('poistettu:');
  // Seen without colour, and the list says the same as the marks in the text.
  const marks = (tag: string, inside: string) => changed.locator(`${inside} ${tag}`);
  const line = (tag: string) =>
    marks(tag, '> p')
      .first()
      .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  expect([await line('ins'), await line('del')]).toEqual(['underline', 'line-through']);
  await changed.getByText('Muutokset luettelona').click();
  for (const tag of ['ins', 'del']) {
    const told = await marks(tag, 'ul').allInnerTexts();
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(await marks(tag, '> p').allInnerTexts());
  }
  await audit(page);
  await picture(page, 'desk-goal');
  await page.reload();
  expect(await text(page).inputValue()).toContain('Selain kirjoitti tämän.');
  expect(await page.title()).not.toContain('Virhe');
});

// AC-42
test('a claim without a number raises a quiet line after a pause', async ({ open }) => {
  const page = await at(open, goal(3));
  await text(page).fill('COCI on parantunut selvästi koko alueella tänä keväänä.');
  const notice = page.locator('hm-editor .quiet');
  await notice.filter({ hasText: 'Mainitset mittarin ilman lukua' }).waitFor();
  await audit(page);
});

// AC-47
test('without a connection the text waits on the device, also when the tab is closed', async ({
  open,
}) => {
  const page = await at(open, goal(4));
  const context = page.context();
  await context.setOffline(true);
  await text(page).fill('Junassa kirjoitettu.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Ei yhteyttä');
  await picture(page, 'desk-offline');
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(goal(4));
  expect(await text(again).inputValue()).toBe('Junassa kirjoitettu.');
  await expect.poll(() => saving(again), { timeout: 8_000 }).toContain('Tallennettu klo');
  const other = await at(open, goal(4), 'paallikko');
  expect(await text(other).inputValue()).toBe('Junassa kirjoitettu.');
});

// AC-47
test('a connection that comes back saves by itself and says so', async ({ open }) => {
  const page = await at(open, goal(4));
  await page.context().setOffline(true);
  await text(page).fill('Tunnelissa kirjoitettu.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Ei yhteyttä');
  await page.context().setOffline(false);
  await expect.poll(() => saving(page), { timeout: 10_000 }).toContain('Yhteys palasi');
});

// AC-48
test('a session that ended is entered again over the page, and the text is saved', async ({
  open,
}) => {
  const page = await at(open, goal(5), 'kirjoittaja');
  await page.context().clearCookies();
  await text(page).fill('Istunto päättyi kesken lauseen.');
  const dialog = page.getByRole('dialog', { name: 'Kirjaudu uudelleen' });
  await dialog.waitFor();
  await audit(page);
  await picture(page, 'desk-ended');
  expect(await text(page).inputValue()).toBe('Istunto päättyi kesken lauseen.');
  const enter = async (person: string) => {
    await dialog.getByLabel('Sähköpostiosoite').fill(`${person}@demo.example`);
    await dialog.getByLabel('Salasana').fill('demo-salasana-2026');
    await dialog.getByRole('button', { name: 'Kirjaudu' }).click();
  };
  // Somebody else saves nothing in the writer's place.
  await enter('paallikko');
  await dialog.getByText('Kirjautuneena on nyt Päällikkö Keksitty').waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  expect(await saving(page)).toContain('Istunto päättyi');
  await enter('kirjoittaja');
  await expect.poll(() => saving(page), { timeout: 8_000 }).toContain('Tallennettu klo');
  await page.reload();
  expect(await text(page).inputValue()).toBe('Istunto päättyi kesken lauseen.');
});

// AC-51
test.for([
  ['Pidä minun', 'mine'],
  ['Ota toisen', 'theirs'],
  ['Yhdistä', 'merged'],
] as const)('two at once on one field: %s', async ([choice, mark], { open }) => {
  const [mine, theirs] = [`Kirjoittajan teksti ${mark}.`, `Päällikön teksti ${mark}.`];
  const result = { mine, theirs, merged: `${theirs}\n\n${mine}` }[mark];
  const one = await at(open, goal(2), 'kirjoittaja');
  const two = await at(open, goal(2), 'paallikko');
  const sides = one.getByRole('button', { name: 'Pidä voimassa oleva' });
  if (await sides.count()) {
    await sides.first().click();
    await one.waitForURL('**done=chosen');
    await two.reload();
  }
  await two.context().setOffline(true);
  await one.context().setOffline(true);
  await two.locator('#fi').fill(theirs);
  await one.locator('#fi').fill(mine);
  await expect.poll(() => saving(one), { timeout: 5_000 }).toContain('Ei yhteyttä');
  await expect.poll(() => saving(two), { timeout: 5_000 }).toContain('Ei yhteyttä');
  await two.context().setOffline(false);
  await expect.poll(() => saving(two), { timeout: 10_000 }).toContain('palasi');
  await one.context().setOffline(false);
  const panel = one.locator('#two-fi');
  await panel.waitFor({ timeout: 10_000 });
  const told = two.locator('#two-fi');
  await told.waitFor({ timeout: 10_000 });
  expect(await two.locator('#present').innerText()).toContain('Kaksi versiota');
  expect(await two.evaluate(() => document.activeElement?.id)).toBe('fi');
  expect(await panel.innerText()).toContain('Molemmat ovat tallessa');
  await audit(one);
  await picture(one, `desk-two-${mark}`);
  await panel.getByRole('button', { name: choice }).click();
  await panel.waitFor({ state: 'detached' });
  await told.waitFor({ state: 'detached' });
  await expect.poll(() => text(two).inputValue()).toBe(result);
  await one.reload();
  expect(await text(one).inputValue()).toBe(result);
  await one.goto(`${goal(2)}/luonnokset`);
  const kept = await one.locator('main').innerText();
  expect(kept).toContain(theirs);
  expect(kept).toContain(mine);
  await audit(one);
});

// AC-52
test('a personal identity code is not saved, and saving goes on without it', async ({ open }) => {
  const page = await at(open, goal(4));
  await text(page).fill('Potilas 131052-308T pääsi hoitoon.');
  await page.getByText('Tekstissä on henkilötunnus.').waitFor();
  expect(await text(page).inputValue()).toContain('131052-308T');
  await audit(page);
  await text(page).fill('Potilas pääsi hoitoon.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
  expect(await page.getByText('Tekstissä on henkilötunnus.').count()).toBe(0);
});

test('what was saved already goes on with the first press', async ({ open }) => {
  const page = await at(open, goal(3));
  await text(page).fill('Tallennettu jo ennen kuin jatketaan, viidellä asemalla.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
  await page.getByRole('button', { name: 'Tallenna ja jatka' }).press('Enter');
  await page.waitForURL('**/tavoite/3?view=check');
});

// AC-55
test('the keys of the editor save and go on', async ({ open }) => {
  const page = await at(open, goal(4));
  await text(page).fill('Tallennettu näppäimillä.');
  await page.keyboard.press('Control+s');
  await expect.poll(() => saving(page), { timeout: 900 }).toContain('Tallennettu klo');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**view=check**');
});

// AC-38
test("the text of last time counts for nothing until a sentence is one's own", async ({ open }) => {
  const page = await at(open, goal(3), 'paallikko');
  const before = (await page.locator('#before-text').innerText())
    .replaceAll('Ota kappale pohjaksi', '')
    .trim();
  const meter = page.locator('#meter');
  await page.locator('[name=rating]').nth(2).check();
  await page.locator('#changed-yes').check();
  await text(page).fill(before);
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
  await page.reload();
  const copied = await meter.innerText();
  const own =
    'Tänä keväänä avasimme kolme uutta vastaanottoa ja palkkasimme niihin viisi hoitajaa.';
  await text(page).fill(`${before}\n\n${own}`);
  const done = Number.parseInt(copied, 10) + 1;
  await expect.poll(() => meter.innerText(), { timeout: 10_000 }).toMatch(new RegExp(`^${done}/`));
});

// AC-43, AC-44
test('another year and work that goes on elsewhere are asked about, with where to answer', async ({
  open,
}) => {
  const page = await at(open, goal(3), 'paallikko');
  await text(page).fill(
    'Vuonna 2019 avattiin vastaanotto, ja vuosi 2019 oli hyvä. Työ jatkuu RRP-hankkeessa.',
  );
  const quiet = page.locator('hm-editor .quiet');
  await quiet.filter({ hasText: 'Teksti puhuu vuodesta 2019, kausi on' }).waitFor();
  const continues = quiet.filter({ hasText: 'Jatkuu muualla' });
  await continues.getByRole('link').click();
  await page.getByRole('checkbox', { name: 'Lisää paikkamerkki' }).check();
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await page.locator('#errors a').filter({ hasText: 'Kirjoita hankkeen nimi' }).click();
  await page.locator('#placed\\.fi').fill('RRP-hanke (keksitty)');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await page.locator('#continues li').filter({ hasText: 'RRP-hanke (keksitty)' }).waitFor();
  expect(await page.locator('.quiet').filter({ hasText: 'Jatkuu muualla' }).count()).toBe(0);
  await audit(page);
});

test('an answer rests on a model of the project, and says so where it is read', async ({
  open,
}) => {
  const page = await at(open, goal(3), 'paallikko');
  const model = page.locator('#ev-model');
  const name = await model.locator('option').nth(1).innerText();
  await model.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Liitä ja tallenna' }).click();
  const chip = page.locator('.chips li').filter({ hasText: `Malli: ${name}` });
  await chip.waitFor();
  await audit(page);
  await chip.getByRole('button').click();
  await expect.poll(() => chip.count()).toBe(0);
});

test('a paragraph of last time is a beginning, and is called copied until a word of it changes', async ({
  open,
}) => {
  const page = await at(open, goal(3), 'paallikko');
  const before = await page.locator('#before-text p').first().innerText();
  const take = page.locator('#before-text').getByRole('button').first();
  await text(page).fill('Oma alku.');
  await take.press('Enter');
  const words = before.replace('Ota kappale pohjaksi', '').trim();
  expect(await text(page).inputValue()).toBe(`Oma alku.\n\n${words}`);
  const copied = page.locator('.telling > .only');
  expect(await copied.innerText()).toContain('Kopioitu: syksy 2025');
  await text(page).fill((await text(page).inputValue()).replace(/\s(\S+)$/, ' toisin.'));
  await expect.poll(() => copied.isVisible()).toBe(false);
});

// AC-39, AC-53, AC-54
test('nothing is called wrong while moving between fields; what is missing is told when asked', async ({
  open,
}) => {
  const page = await at(open, goal(1), 'paallikko');
  await page.locator('#changed-no').check();
  await page.locator('#unchanged').fill('');
  await page.locator('#fi').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await page.locator('.complaint, .faulty, .errors').count()).toBe(0);
  await page.locator('.send button:not(.plain)').click();
  await page.waitForURL('**view=check**');
  expect(await page.title()).toMatch(/^Virhe:/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('errors');
  await audit(page);
  const line = page.locator('#errors a').first();
  const field = await line.getAttribute('href');
  expect(await page.locator('.complaint').first().innerText()).toContain(await line.innerText());
  await line.click();
  await expect.poll(() => page.evaluate(() => `#${document.activeElement?.id}`)).toBe(field);
  await page.goto(goal(1));
  await page
    .locator('#unchanged')
    .fill('Palkkaukset odottavat valtion päätöstä, joten mitään ei tehty.');
  await page.locator('.send button:not(.plain)').click();
  await page.waitForURL('**/tavoite/2?done=part-ready');
  await page.getByText('Edellinen kohta on valmis.').waitFor();
  await page.goto(goal(1));
  await page.locator('#changed-yes').check();
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
});

// AC-56
test('magnified four times the editor is one column in its order, with everything in reach', async ({
  open,
}) => {
  const page = await at(open, goal(2), 'kirjoittaja', { viewport: { width: 320, height: 200 } });
  expect(await overflow(page)).toBe(0);
  const field = await text(page).boundingBox();
  const last = await page.locator('#before').boundingBox();
  expect(last?.y).toBeGreaterThan(field?.y ?? Number.POSITIVE_INFINITY);
  await text(page).fill('Suurennettu sivu tallentaa myös.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
});

// AC-50
test("what one saves appears in the other's list of parts, in its place and told calmly", async ({
  open,
}) => {
  const hub = await at(open, DESK, 'paallikko');
  const row = hub.locator('[data-goal]').nth(4);
  const before = await row.boundingBox();
  await hub.locator('#hub-goals ~ ul a').first().focus();
  const writer = await at(open, goal(5), 'kirjoittaja');
  await text(writer).fill('Kirjoittaja kirjoitti tämän toisessa selaimessa.');
  await expect.poll(() => saving(writer), { timeout: 5_000 }).toContain('Tallennettu klo');
  await expect.poll(() => row.innerText(), { timeout: 10_000 }).toContain('Kirjoittaja Keksitty');
  const told = hub.locator('hm-hub .present');
  const writes = /Kirjoittaja Keksitty kirjoittaa nyt: 5\. .+/;
  await expect.poll(() => told.innerText(), { timeout: 20_000 }).toMatch(writes);
  expect(await told.getAttribute('role')).toBe('status');
  expect((await row.boundingBox())?.y).toBe(before?.y);
  const focused = await hub.evaluate(() => document.activeElement?.getAttribute('href'));
  expect(focused).toContain('/tavoite/1');
  await audit(hub);
  await picture(hub, 'desk-hub-live');
});

// AC-50
test('who merely reads is seen too, as long as the page is open', async ({ open }) => {
  const writer = await at(open, goal(4), 'kirjoittaja');
  const reader = await at(open, goal(4), 'paallikko');
  const present = writer.locator('#present');
  const reads = 'Päällikkö Keksitty on myös täällä (lukee).';
  await expect.poll(() => present.innerText(), { timeout: 10_000 }).toContain(reads);
  await audit(writer);
  await reader.goto(DESK);
  await expect.poll(() => present.innerText(), { timeout: 10_000 }).not.toContain(reads);
});

// AC-89
test("an extension of the round appears in the project's list without loading", async ({
  open,
}) => {
  const hub = await at(open, DESK, 'paallikko');
  const due = hub.locator('[data-live=due]');
  expect(await due.innerText()).not.toContain('24.12.2027');
  const round = '/hallinta/kierrokset/testiohjelma/2026-1';
  const admin = await at(open, `${round}?view=extend&project=kainuu-testihanke`, 'yllapitaja');
  await admin.locator('#do [name="input.due"]').fill('2027-12-24');
  await admin.locator('#do [name^="input.reason"]').fill('Selain kokeilee.');
  await admin.getByRole('button', { name: 'Myönnä lisäaika' }).click();
  await expect.poll(() => due.innerText(), { timeout: 10_000 }).toContain('24.12.2027');
});

const SUMMARY = `${DESK}/tiivistelma`;

test('the summary is saved as it is typed, waits without a connection and shows two texts of one field', async ({
  open,
}) => {
  const one = await at(open, SUMMARY, 'kirjoittaja');
  await one.locator('#summarySv').fill('Skrivet i webbläsaren.');
  await expect.poll(() => saving(one), { timeout: 5_000 }).toContain('Tallennettu klo');
  const two = await at(open, SUMMARY, 'paallikko');
  expect(await two.locator('#summarySv').inputValue()).toBe('Skrivet i webbläsaren.');
  await one.locator('#overallFi').fill('Yhteinen arvio.');
  const overall = two.locator('#overallFi');
  await expect.poll(() => overall.inputValue(), { timeout: 10_000 }).toBe('Yhteinen arvio.');
  await one.context().setOffline(true);
  await two.context().setOffline(true);
  await two.locator('#summaryFi').fill('Päällikön tiivistelmä.');
  await one.locator('#summaryFi').fill('Kirjoittajan tiivistelmä.');
  await expect.poll(() => saving(one), { timeout: 5_000 }).toContain('Ei yhteyttä');
  await two.context().setOffline(false);
  await expect.poll(() => saving(two), { timeout: 10_000 }).toContain('palasi');
  await one.context().setOffline(false);
  const panel = one.locator('#two-summaryFi');
  await panel.waitFor({ timeout: 10_000 });
  await audit(one);
  await picture(one, 'desk-two-summary');
  await panel.getByRole('button', { name: 'Ota toisen' }).click();
  await panel.waitFor({ state: 'detached' });
  await one.reload();
  expect(await one.locator('#summaryFi').inputValue()).toBe('Päällikön tiivistelmä.');
  for (const name of ['summaryFi', 'summarySv', 'overallFi']) {
    await one.locator(`#${name}`).fill('');
  }
  await expect.poll(() => saving(one), { timeout: 5_000 }).toContain('Tallennettu klo');
});

// AC-115
test("what waits on the device is listed on one's own page and can be forgotten", async ({
  open,
}) => {
  const page = await at(open, goal(3), 'paallikko');
  await page.context().setOffline(true);
  await text(page).fill('Jää tälle laitteelle.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Ei yhteyttä');
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const own = await context.newPage();
  await own.goto('/oma');
  const list = own.locator('hm-device');
  expect(await list.innerText()).toContain('Jää tälle laitteelle.');
  expect(await list.getByRole('link').getAttribute('href')).toBe(DESK);
  await audit(own);
  await list.getByRole('button', { name: 'Poista tältä laitteelta' }).click();
  await list.getByText('Tällä laitteella ei ole tallentamatonta tekstiä.').waitFor();
  await own.goto(goal(3));
  expect(await text(own).inputValue()).not.toBe('Jää tälle laitteelle.');
});

// AC-49, AC-116
test('signing out with text that has not arrived asks first, and waiting sends it', async ({
  open,
}) => {
  const page = await open();
  await page.goto(goal(4));
  await page.waitForURL('**/kirjaudu?next=*');
  await page.fill('#address', 'kirjoittaja@demo.example');
  await page.fill('#password', 'demo-salasana-2026');
  await page.click('form.sign button[type=submit]');
  await page.waitForURL(`**${goal(4)}`);
  await page.context().setOffline(true);
  await text(page).fill('Ennen kuin kirjaudun ulos.');
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Ei yhteyttä');
  await page.locator('header details.account summary').click();
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await audit(page);
  await page.context().setOffline(false);
  await dialog.getByRole('button', { name: 'Tallenna ja kirjaudu ulos' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const other = await at(open, goal(4), 'paallikko');
  expect(await text(other).inputValue()).toBe('Ennen kuin kirjaudun ulos.');
});

// AC-40, AC-122
test('on a phone one column holds everything, in three languages', LONG, async ({ open }) => {
  const page = await at(open, goal(1), 'kirjoittaja', { viewport: NARROW });
  for (const path of [
    goal(1),
    DESK,
    `${DESK}/tarkista`,
    `${DESK}/tiivistelma`,
    '/tyopoyta',
    '/sv/arbetsbord/kainuu-testihanke/sjalvutvardering/2026-1/mal/1',
    '/en/workspace/kainuu-testihanke/self-assessment/2026-1/goal/1',
    '/tyopoyta/kainuu-testihanke/tiedot',
    '/tyopoyta/mallit',
  ]) {
    await page.goto(path);
    expect(await overflow(page), path).toBe(0);
    await audit(page);
    await picture(page, `desk-${path.split('/').slice(-2).join('-')}`);
  }
});

/** Presses Tab until what is wanted has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    const isThere = await page.evaluate(
      (selector) => document.activeElement?.matches(selector) ?? false,
      wanted,
    );
    if (isThere) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${wanted} at ${page.url()}`);
}

test('a whole assessment is filed by keyboard only', LONG, async ({ open }) => {
  const page = await at(open, DESK, 'paallikko');
  for (let number = 1; number <= GOALS; number++) {
    await page.goto(goal(number));
    const choice = page.getByRole('button', { name: 'Pidä voimassa oleva' });
    while (await choice.count()) {
      await tabTo(page, '.choosing button');
      await page.keyboard.press('Enter');
      await page.waitForURL('**done=chosen');
    }
    await tabTo(page, '[name=rating]');
    await page.keyboard.press('Space');
    if (await page.evaluate(() => document.activeElement?.matches('[value=e]'))) {
      await page.keyboard.press('ArrowDown');
    }
    if (await page.locator('[name=changed]').first().isVisible()) {
      await tabTo(page, '[name=changed]');
      await page.keyboard.press('Space');
    }
    await tabTo(page, '#fi');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`Tavoitteessa ${number} kirjattiin omin sanoin, mitä tapahtui.`);
    await tabTo(page, '.send button:not(.plain)');
    await page.keyboard.press('Enter');
    // To whatever waits next: another goal, the texts, or the check when nothing does.
    await page.waitForURL(/done=part-(ready|saved)/);
    expect(new URL(page.url()).pathname).not.toBe(goal(number));
    expect(await page.title()).not.toContain('Virhe');
  }
  await page.goto(`${DESK}/tiivistelma`);
  await tabTo(page, '#summaryFi');
  await page.keyboard.type('Lyhyesti.');
  await tabTo(page, '#summarySv');
  await page.keyboard.type('Kort sagt.');
  await tabTo(page, '#overallFi');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Kausi oli hyvä.');
  await tabTo(page, '.send button:not(.plain)');
  await page.keyboard.press('Enter');
  await page.waitForURL('**done=part-saved');
  await page.goto(`${DESK}/tarkista`);
  await audit(page);
  await picture(page, 'desk-check');
  await tabTo(page, '.sending [type=checkbox]');
  await page.keyboard.press('Space');
  await tabTo(page, '.sending button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**done=sent');
  expect(await page.locator('h1').innerText()).toBe('Oma-arviointi on lähetetty');
  await audit(page);
  await picture(page, 'desk-sent');
});

// AC-60, AC-61
test('a connection that breaks while sending leaves one filing, and the page tells the truth', async ({
  open,
}) => {
  const page = await at(open, DESK, 'paallikko');
  await withdraw(page);
  await page.goto(`${DESK}/tarkista`);
  const recorded = () =>
    page.evaluate(async () => {
      const answer = await fetch('/graphql?query={logHealth{position}}');
      return (await answer.json()).data.logHealth.position as number;
    });
  const before = await recorded();
  let sent = 0;
  await page.route('**/tarkista', async (route) => {
    if (route.request().method() === 'POST' && ++sent === 1) {
      // The service takes it, and the answer is lost on its way.
      await route.fetch({ maxRedirects: 0 });
      await route.abort('internetdisconnected');
    } else {
      await route.continue();
    }
  });
  await page.locator('.sending [type=checkbox]').check();
  await page.locator('.sending button').click();
  await page.getByText('Emme tiedä vielä, menikö lähetys perille.').waitFor();
  await picture(page, 'desk-unknown');
  await page.waitForURL('**/lahetetty?done=sent', { timeout: 15_000 });
  expect(sent).toBe(2);
  expect(await page.locator('h1').innerText()).toBe('Oma-arviointi on lähetetty');
  expect(await recorded()).toBe(before + 1);
  await withdraw(page);
});
