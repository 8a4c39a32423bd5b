/** One part of a self-assessment, beyond its text: what is asked, what it rests on, who else is there. */
import type { Page } from 'playwright-core';
import { audit, expect, NARROW, type Open, type Person, picture, test } from './browser';

const PROJECT = 'kainuu-testihanke';
const DESK = `/tyopoyta/${PROJECT}/oma-arviointi/2026-1`;
const goal = (number: number) => `${DESK}/tavoite/${number}`;

async function at(open: Open, path: string, as: Person = 'paallikko', wishes = {}) {
  const page = await open({ as, ...wishes });
  await page.goto(path);
  return page;
}

const saving = (page: Page) => page.locator('#saving').innerText();
const text = (page: Page) => page.locator('#fi');
const meter = async (page: Page) => Number.parseInt(await page.locator('#meter').innerText(), 10);

// AC-37
test('the list of parts says when it is due, what is left and where to go on', async ({ open }) => {
  const page = await at(open, DESK);
  const due = await page.locator('[data-live=due]').innerText();
  expect(due).toMatch(/Määräaika \d+\.\d+\.\d{4} \(.*\d+ päivää.*\)/);
  expect(due).toMatch(/\d\/\d kohtaa valmiina/);
  const button = page.locator('[data-live=due] a.button');
  expect(await button.count()).toBe(1);
  const states = await page.locator('ul.tasks li[data-goal]').allInnerTexts();
  expect(states.length).toBe(5);
  for (const state of states) {
    expect(state).toMatch(/Ei aloitettu|Kesken|Valmis/);
  }
  await button.click();
  await page.waitForURL('**/oma-arviointi/2026-1/**');
});

test('what is to be ticked before sending is said in the language of the page', async ({
  open,
}) => {
  const page = await at(open, '/sv/arbetsbord/kainuu-testihanke/sjalvutvardering/2026-1/granska');
  const box = page.locator('.sending [type=checkbox]');
  await page.locator('.sending button').click();
  const told = page.locator('.sending .complaint');
  expect(await told.innerText()).toBe('Markera först att du har kontrollerat uppgifterna.');
  expect(await box.evaluate((own) => own === document.activeElement)).toBe(true);
  expect(await box.getAttribute('aria-describedby')).toBe(await told.getAttribute('id'));
  await audit(page);
  await box.check();
  expect(await told.count()).toBe(0);
});

test('how saving stands is seen from the field, on a phone too', async ({ open }) => {
  const page = await at(open, goal(4));
  for (const viewport of [{ width: 1280, height: 500 }, NARROW]) {
    await page.setViewportSize(viewport);
    await page.locator('.send').scrollIntoViewIfNeeded();
    const line = await page.locator('#saving').boundingBox();
    expect(line?.y).toBeGreaterThanOrEqual(0);
    expect(line?.y).toBeLessThan(60);
  }
});

// AC-40, AC-117
test('last time is beside the field, or one tap away, and the help opens without losing a word', async ({
  open,
}) => {
  const page = await at(open, goal(1));
  const field = await text(page).boundingBox();
  const before = await page.locator('#before').boundingBox();
  expect(before?.x).toBeGreaterThan((field?.x ?? 0) + (field?.width ?? 0) - 1);
  const last = await page.locator('#before').innerText();
  expect(last).toMatch(/Syksy 2025|syksy 2025/);
  expect(last).toMatch(/[1-5]\s+\S+/);
  await page.setViewportSize(NARROW);
  await page.locator('.near a').click();
  expect(await page.locator('#before h2').isVisible()).toBe(true);
  await page.goto('/tyopoyta/esimerkkila-keksitty-hanke/mittarit/coci/lisaa?type=one');
  const place = page.locator('[id="check.input.place"]');
  await place.fill('Asema, jota ei unohdeta');
  await page.getByText('Näin lasket COCIn').click();
  await page.getByText('COCI lasketaan potilas kerrallaan').waitFor();
  expect(await place.inputValue()).toBe('Asema, jota ei unohdeta');
  await audit(page);
  await picture(page, 'help-beside');
});

// AC-42
test('a claim is asked for its number, and a measurement answers it', async ({ open }) => {
  const page = await at(open, goal(3), 'paallikko');
  await text(page).fill('T3 on lyhentynyt selvästi.');
  const notice = page.locator('hm-editor .quiet', { hasText: 'Mainitset mittarin ilman lukua' });
  await notice.waitFor();
  expect(await notice.count()).toBe(1);
  expect(await page.locator('hm-editor .live').getAttribute('aria-live')).toBe('polite');
  const choice = page.locator('#ev-seen');
  const days = choice.locator('option', { hasText: 'T3' }).first();
  await choice.selectOption((await days.getAttribute('value')) ?? '');
  await page.getByRole('button', { name: 'Liitä ja tallenna' }).click();
  await page.locator('.chips li').first().waitFor();
  expect(await page.locator('.quiet', { hasText: 'ilman lukua' }).count()).toBe(0);
  await audit(page);
  await page.getByRole('button', { name: 'Poista liite' }).first().click();
  await page.getByRole('button', { name: 'Poista liite' }).waitFor({ state: 'detached' });
});

// AC-43
test('work that goes on elsewhere is linked to a project that is not here yet', async ({
  open,
}) => {
  const page = await at(open, goal(4), 'paallikko');
  await text(page).fill('Työ jatkuu RRP-hankkeessa ensi vuonna.');
  const notice = page.locator('hm-editor .quiet', { hasText: 'Jatkuu muualla' });
  await notice.getByRole('link').click();
  await page.getByRole('checkbox', { name: 'Lisää paikkamerkki' }).check();
  await page.getByLabel('Nimi, suomeksi').fill('RRP-hanke');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await page.locator('#continues li', { hasText: 'RRP-hanke' }).waitFor();
  await expect.poll(() => text(page).inputValue()).toContain('RRP');
  expect(await page.locator('.quiet', { hasText: 'Jatkuu muualla' }).count()).toBe(0);
  await page.goto(`/tyopoyta/${PROJECT}/tiedot`);
  const linked = page.locator('li', { hasText: 'RRP-hanke' }).last();
  await linked.locator('summary').click();
  await linked.getByLabel('Syy').fill('Selain vain kokeili.');
  await linked.getByRole('button', { name: 'Poista yhteys' }).click();
  await page.waitForURL('**done=unlinked**');
});

// AC-45
test('what cannot be assessed needs a reason and who could, and is then an answer', async ({
  open,
}) => {
  const page = await at(open, goal(5), 'paallikko');
  await page.locator('#rating-e').check();
  await page.locator('#cannot').fill('');
  await page.locator('#who').fill('');
  await page.locator('.send button:not(.plain)').click();
  await page.waitForURL('**view=check**');
  expect(await page.locator('#errors a[href="#cannot"]').count()).toBe(1);
  await page.locator('#cannot').fill('Rekisteri valmistuu vasta syksyllä.');
  await page.locator('#who').fill('THL, syksyllä 2026');
  await page.locator('.send button:not(.plain)').click();
  await page.waitForURL(/done=part-(ready|saved)/);
  await page.goto(DESK);
  expect(await page.locator('li[data-goal]').nth(4).innerText()).toContain('Valmis');
  await page.goto(goal(5));
  await page.locator('#rating-3').check();
  await expect.poll(() => saving(page), { timeout: 5_000 }).toContain('Tallennettu klo');
});

// AC-50
test('two writers on two parts both save, and each sees who the other is and where', async ({
  open,
}) => {
  const one = await at(open, goal(3), 'kirjoittaja');
  const two = await at(open, goal(4), 'paallikko');
  await text(one).fill('Ensimmäinen kirjoittaja kirjoitti tämän kohdan kolme.');
  await text(two).fill('Toinen kirjoittaja kirjoitti samaan aikaan kohdan neljä.');
  for (const page of [one, two]) {
    await expect.poll(() => saving(page), { timeout: 8_000 }).toContain('Tallennettu klo');
    expect(await page.locator('[id^=two-]').count()).toBe(0);
  }
  const present = (page: Page) => page.locator('#present').innerText();
  await text(one).press('End');
  await text(one).pressSequentially(' Lisää.');
  await expect
    .poll(() => present(two), { timeout: 20_000 })
    .toMatch(/Kirjoittaja Keksitty .*kohtaa 3\. /);
  await text(two).press('End');
  await text(two).pressSequentially(' Lisää.');
  await expect.poll(() => present(one), { timeout: 20_000 }).toMatch(/Päällikkö Keksitty .*kohtaa/);
});

// AC-58, AC-59
test('the check names all parts and notices, and what is changed from it leads back to it', async ({
  open,
}) => {
  const page = await at(open, goal(2), 'paallikko');
  const choice = page.getByRole('button', { name: 'Pidä voimassa oleva' });
  while (await choice.count()) {
    await choice.first().click();
    await page.waitForURL('**done=chosen');
  }
  await page.goto(`${DESK}/tarkista`);
  expect(await page.locator('section.goal[aria-labelledby^=check-]').count()).toBe(7);
  await page
    .getByRole('link', { name: /^Muuta: 2\.|^Muuta/ })
    .nth(1)
    .click();
  await page.waitForURL('**/tavoite/2?from=check');
  await page.locator('[name=rating]').nth(1).check();
  await page.locator('#changed-yes').check();
  await text(page).fill('COCI parani selvästi kaikilla viidellä asemalla tänä keväänä.');
  await page.locator('.send button:not(.plain)').click();
  await page.waitForURL('**/tarkista?done=part-saved');
  const notices = page.locator('section#notices article.notice');
  expect(await notices.count()).toBeGreaterThan(0);
  const blockers = (await page.locator('.blockers').allInnerTexts()).join();
  expect(blockers).not.toContain('ilman lukua');
  const first = notices.first();
  await first.locator('summary').click();
  await first.locator('textarea').fill('Luku kirjataan, kun rekisteri valmistuu.');
  await first.locator('form button').click();
  await page.getByText('Luku kirjataan, kun rekisteri valmistuu.').first().waitFor();
  await audit(page);
  expect(await meter(await at(open, goal(2), 'paallikko'))).toBeGreaterThan(0);
});
