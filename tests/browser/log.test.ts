/** The log as people read it: what happened in words, what it said before, and who, for whom to know. */
import { inject } from 'vitest';
import { audit, expect, NARROW, overflow, picture, siteOf, test } from './browser';
import { startServer } from './server';

const PROJECT = 'kainuu-testihanke';
const ROUND = '2024-2';
const EVENT = 'Oma-arviointia korjattiin';

/** Files the same answers with another place in the first, as any client may. */
async function amended([project, round]: string[]) {
  const session = await (await fetch('/session')).json();
  const ask = async (query: string, variables: object) => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()).data;
  };
  const { assessment } = await ask(
    `query($project: String!, $round: String!) { assessment(project: $project, round: $round) {
      overall { fi } summary { sv } answers { goal { key } rating { step } narrative { fi } } } }`,
    { project, round },
  );
  const answers = assessment.answers.map(
    (answer: { goal: { key: string }; rating: { step: number }; narrative: { fi: string } }) => ({
      goal: answer.goal.key,
      rating: answer.rating.step,
      narrative: { fi: answer.narrative.fi.replace('Vaaranlaella, ja', 'Kuusikossa, ja') },
    }),
  );
  const { overall, summary } = assessment;
  const input = { project, round, overall, summary, answers, reason: 'Asema oli väärä.' };
  const told = await ask(
    `mutation($input: AmendAssessmentInput!) {
      amendAssessment(input: $input) { userErrors { message field } } }`,
    { input },
  );
  return told.amendAssessment.userErrors;
}

// AC-105, AC-108
test('an edit is read in words with what stood before, and by name only among one’s own', async ({
  open,
}) => {
  const own = await open({ as: 'paallikko' });
  await own.goto(`/hankkeet/${PROJECT}`);
  expect(await own.evaluate(amended, [PROJECT, ROUND])).toEqual([]);

  // The history of that assessment alone, the last first.
  await own.goto(`/loki?project=${PROJECT}&kind=assessment`);
  const edit = (page: typeof own) => page.locator('ol.log li', { hasText: EVENT });
  await edit(own)
    .getByRole('link', { name: /^Näytä sisältö/ })
    .click();
  await own.waitForURL('**/loki/*');
  await own.getByRole('link', { name: 'Kaikki saman kohteen tapahtumat' }).click();
  await own.waitForURL('**/loki?entity=*');
  const history = own.url();
  const lines = await own.locator('ol.log li').allInnerTexts();
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]).toContain(EVENT);
  expect(lines[0]).toContain('Päällikkö Keksitty (Hankepäällikkö)');
  expect(lines[0]).toMatch(/\d{1,2}\.\d{1,2}\.\d{4}\sklo\s\d{1,2}\.\d{2}/);
  expect(lines.at(-1)).toContain('Oma-arviointi lähetettiin');
  await audit(own);
  // The button keeps the noun and adds a day.
  await own.getByLabel('Kirjattu viimeistään').fill('2025-12-31');
  await own.getByRole('button', { name: 'Rajaa', exact: true }).click();
  await own.waitForURL('**to=2025-12-31*');
  expect(await own.locator('ol.log li').count()).toBe(lines.length - 1);

  const anybody = await open({ viewport: NARROW });
  await anybody.goto(history);
  const line = await edit(anybody).innerText();
  expect(line).toContain('Hankepäällikkö');
  expect(await anybody.locator('main').innerText()).not.toContain('Keksitty');
  expect(await overflow(anybody)).toBe(0);
  await picture(anybody, 'history');
  await edit(anybody)
    .getByRole('link', { name: /^Näytä sisältö/ })
    .click();
  await anybody.waitForURL('**/loki/*');
  const column = (name: string) =>
    anybody.locator('section', { has: anybody.getByRole('heading', { name }) }).innerText();
  expect(await column('Ennen')).toContain('Alkuun on päästy Vaaranlaella');
  expect(await column('Tämän jälkeen')).toContain('Alkuun on päästy Kuusikossa');
  expect(await anybody.locator('main').innerText()).not.toContain('Päällikkö Keksitty');
  expect(await overflow(anybody)).toBe(0);
  await audit(anybody);
});

// AC-132
test('a page whose one part fails shows the rest, and the code to tell', async ({ open }) => {
  const damaged = siteOf(await startServer(inject('told'), 'saved_views'));
  try {
    const page = await open({ as: 'rahoittaja', of: damaged });
    await page.goto('/oma');
    const broken = page.locator('.broken');
    expect(await broken.count()).toBe(1);
    expect(await broken.innerText()).toMatch(/^Palvelussa on vika. Viitekoodi: \S+\.$/);
    const headings = await page.locator('main h2').allInnerTexts();
    expect(headings).toContain('Istunnot');
    await audit(page);
    await picture(page, 'broken');
  } finally {
    await damaged.end();
  }
});
