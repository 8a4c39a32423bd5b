/** A filing on its way between a project and its funder: taken, asked about, returned, mended, accepted. */
import type { Page } from 'playwright-core';
import { audit, expect, picture, test } from './browser';

const PROJECT = 'pirkanmaa-testihanke';
const DESK = `/tyopoyta/${PROJECT}/oma-arviointi/2026-1`;
const REVIEW = `/salkku/kasittely/${PROJECT}/2026-1`;
/** Many pages in a row. */
const LONG = { timeout: 240_000 };

/** A manager of this project, who is invited and comes. */
async function manager(open: (wishes?: object) => Promise<Page>): Promise<Page> {
  const admin = await open({ as: 'yllapitaja' });
  await admin.goto(`/tyopoyta/${PROJECT}/jasenet`);
  const form = admin.locator('form', { hasText: 'Kutsu jäsen' }).first();
  await form.getByLabel('Nimi').fill('Pirkko Keksitty');
  await form.getByLabel('Sähköpostiosoite').fill('pirkko@demo.example');
  await form.getByLabel('Rooli').selectOption('PROJECT_MANAGER');
  await form.getByRole('button', { name: 'Kutsu jäsen' }).click();
  const link = await admin.locator('.once code').innerText();
  const page = await open();
  await page.goto(new URL(link).pathname);
  await page.locator('#password').fill('aivan uusi salasana');
  await page.getByRole('button', { name: 'Ota käyttöön' }).click();
  await page.waitForURL('**/oma');
  return page;
}

// AC-57, AC-61, AC-62, AC-94, AC-95, AC-97
test(
  'a filing is locked, taken, asked about, returned in part, mended and accepted twice',
  LONG,
  async ({ open }) => {
    const own = await manager(open);
    await own.goto(`${DESK}/tavoite/1`);
    expect(await own.locator('[name=rating]').count()).toBe(0);
    await own.goto(`${DESK}/lahetetty`);
    expect(await own.getByRole('button', { name: 'Peru lähetys' }).count()).toBe(1);

    const page = await open({ as: 'arvioija' });
    await page.goto(REVIEW);
    await page.getByRole('button', { name: 'Ota käsittelyyn' }).click();
    await page.waitForURL('**done=taken*');
    await own.reload();
    expect(await own.getByRole('button', { name: 'Peru lähetys' }).count()).toBe(0);
    const sent = await own.locator('main').innerText();
    expect(sent).toContain('Lähetystä ei voi enää perua');
    expect(sent).toMatch(/Käsittelyssä \S+ klo\s\S+ · Arvioija Keksitty \(Käsittelijä\)/);

    const answer = page.locator('#TT1');
    await answer.getByText('Lisää kommentti').click();
    const about = answer.getByLabel('Mistä kohdasta');
    await about.selectOption({ index: 1 });
    const sentence = await about.inputValue();
    await answer.getByLabel('Kommentti', { exact: true }).fill('Mistä asemista?');
    await answer.getByRole('button', { name: 'Tallenna kommentti' }).click();
    await page.waitForURL('**done=commented*');
    await page.getByLabel('Uusi määräaika').fill('2027-12-01');
    await page.getByLabel('Mitä pyydetään täydentämään?').fill('Tarkenna asemat.');
    await page.getByRole('button', { name: 'Palauta täydennettäväksi' }).click();
    await page.waitForURL('**done=returned*');

    await own.goto(DESK);
    const band = await own.locator('[data-live=news]').innerText();
    expect(band).toMatch(/Arvioija Keksitty palautti 1 kohdan \S+\. Uusi määräaika 1\.12\.2027/);
    expect(band).toContain('Tarkenna asemat.');
    const onward = own.locator('[data-live=due] a.button');
    expect(await onward.innerText()).toBe('Täydennä kohtaa 1');
    expect(await own.locator('[data-goal=TT1]').innerText()).not.toContain('Valmis');
    await audit(own);
    await picture(own, 'returned-hub');
    await own.goto(`${DESK}/tavoite/2`);
    expect(await own.locator('[name=rating]').count()).toBe(0);
    await own.goto(`${DESK}/tavoite/1`);
    const comment = own.locator('article.comment');
    expect(await comment.locator('.quote').innerText()).toBe(sentence);
    const saving = own.locator('#saving');
    const text = own.locator('#fi');
    const before = await text.inputValue();
    await text.fill(`Alkuun lisättiin uusi virke. ${before}`);
    await expect.poll(() => saving.innerText(), { timeout: 5_000 }).toContain('Tallennettu klo');
    await own.reload();
    expect(await comment.innerText()).toContain(sentence);
    expect(await comment.getByText('ei ole enää tekstissä').count()).toBe(0);
    await text.fill('Kaikki kerrotaan nyt toisin: kolme asemaa avattiin huhtikuussa 2026.');
    await expect.poll(() => saving.innerText(), { timeout: 5_000 }).toContain('Tallennettu klo');
    await comment.getByLabel('Vastaa').fill('Kaikista kolmesta.');
    await comment.getByRole('button', { name: 'Vastaa' }).click();
    await comment.getByText('Kaikista kolmesta.').waitFor();
    await comment.getByRole('button', { name: 'Merkitse korjatuksi' }).click();
    await own.locator('article.comment.settled').waitFor();
    await audit(own);
    await own.goto(DESK);
    expect(await onward.innerText()).toBe('Tarkista ja lähetä');
    await own.goto(`${DESK}/tarkista`);
    await own.locator('.sending [type=checkbox]').check();
    await own.locator('.sending button').click();
    await own.waitForURL('**done=sent');
    expect(await own.locator('main').innerText()).toContain('Muuttunut palautuksen jälkeen');
    await own.goto(`${DESK}/lahetetty`);
    const kept = own.locator('article.comment');
    expect(await kept.locator('.quote').first().innerText()).toBe(sentence);
    expect(await kept.innerText()).toContain('ei ole enää tekstissä');
    await audit(own);

    await page.goto(REVIEW);
    await page.getByRole('button', { name: 'Ota käsittelyyn' }).click();
    await page.waitForURL('**done=taken*');
    expect(await page.getByText('kysyttävää', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Hyväksy', exact: true }).click();
    await page.waitForURL('**done=accepted*');
    await page.getByLabel('Syy', { exact: false }).last().fill('Luku tarkistetaan.');
    await page.getByRole('button', { name: 'Peru hyväksyntä' }).click();
    await page.waitForURL('**done=undone*');
    await page.getByRole('button', { name: 'Hyväksy', exact: true }).click();
    await page.waitForURL('**done=accepted*');
    const course = await page.locator('section[aria-labelledby=course]').innerText();
    expect(course).toMatch(/Palautettiin · Arvioija Keksitty \(Käsittelijä\)/);
    const writer = await open({ as: 'kirjoittaja' });
    await writer.goto(REVIEW);
    const elsewhere = await writer.locator('section[aria-labelledby=course]').innerText();
    expect(elsewhere).toContain('Käsittelijä');
    expect(elsewhere).not.toContain('Keksitty');
    await page.goto(`/loki?project=${PROJECT}&kind=assessment`);
    const log = (await page.locator('ol.log li').allInnerTexts()).slice(0, 3).join('\n');
    expect(log.match(/hyväksyttiin/gi)?.length).toBe(2);
    expect(log).toMatch(/hyväksyntä peruttiin/i);
  },
);
