import type { Browser, Locator, Page } from '@playwright/test';
import { makeBoard, makeColleague, type Colleague, type Company } from './company.ts';
import { expectAccessible } from './accessible.ts';
import { expect, logIn, test } from './journey.ts';

test.describe.configure({ timeout: 180_000 });

const text = 'First paragraph\n\nSecond paragraph\n\nThird paragraph';

interface Scene {
  nora: Colleague;
  id: string;
  panel: Locator;
  field: Locator;
}

/** A task with three paragraphs, open before its owner, and a colleague. */
async function scene(page: Page, company: Company, origin: string): Promise<Scene> {
  const nora = await makeColleague(origin, company, 'Nora Neighbour');
  const { tasks } = await makeBoard(company, [['Shared', 'OPEN']]);
  const id = tasks[0]?.id ?? '';
  await company.call('PATCH', `/tasks/${id}`, { description: text });
  await logIn(page, company);
  return { nora, id, ...(await open(page, company)) };
}

async function open(page: Page, company: Company) {
  await page.goto(`/w/${company.slug}/p/APO/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await expect(page.locator('[data-line="live"]')).toBeAttached();
  return { panel, field: panel.getByLabel('Description, in Markdown') };
}

async function browserOf(browser: Browser, origin: string, company: Company, who: Colleague) {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await logIn(page, company, who);
  return { page, ...(await open(page, company)) };
}

const choiceIn = (place: Locator) => place.getByRole('region', { name: /while you were editing/ });

const descriptionOf = async (company: Company, id: string) =>
  (await company.call<{ description: string }>('GET', `/tasks/${id}`)).description;

test('what else becomes of a task does not disturb a text that is being written', async ({
  page,
  company,
  server,
}) => {
  const { nora, id, panel, field } = await scene(page, company, server.origin);
  await panel.getByRole('button', { name: 'Edit' }).click();
  await field.press('ControlOrMeta+Home');
  await field.pressSequentially('My words. ');
  await nora.call('POST', `/tasks/${id}/move`, { status: 'IN_PROGRESS' });
  await nora.call('PATCH', `/tasks/${id}`, { labels: ['theirs'], title: 'Renamed by Nora' });
  await expect(panel.getByText('theirs', { exact: true })).toBeVisible();
  await field.pressSequentially('More. ');
  await expect(field).toHaveValue(`My words. More. ${text}`);
  await expect(panel.getByRole('alert')).toBeHidden();
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
  expect(await company.call('GET', `/tasks/${id}`)).toMatchObject({
    title: 'Renamed by Nora',
    labels: ['theirs'],
    description: `My words. More. ${text}`,
  });
});

test('what somebody else writes elsewhere comes into the text that is being written', async ({
  page,
  browser,
  company,
  server,
}) => {
  const { nora, id, panel, field } = await scene(page, company, server.origin);
  const hers = await browserOf(browser, server.origin, company, nora);
  await panel.getByRole('button', { name: 'Edit' }).click();
  await hers.panel.getByRole('button', { name: 'Edit' }).click();
  await field.press('ControlOrMeta+End');
  await field.pressSequentially(', with more');
  await hers.field.press('ControlOrMeta+Home');
  await hers.field.pressSequentially('New above\n\n');
  await hers.panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('Nora Neighbour also changed the description.')).toBeVisible();
  // The place where she writes has stayed hers.
  await field.pressSequentially('!');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(`New above\n\n${text}, with more!`);
  await expect(panel.getByRole('alert')).toBeHidden();
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(hers.panel.getByText('Third paragraph, with more!')).toBeVisible();
  expect(await descriptionOf(company, id)).toBe(`New above\n\n${text}, with more!`);
  await hers.page.context().close();
});

test('the server merges what the page has not heard of yet, and Undo takes back only one’s own', async ({
  page,
  company,
  server,
}) => {
  let hears = true;
  await page.routeWebSocket(/\/ws\//, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (hears) socket.send(message);
    });
  });
  const { nora, id, panel, field } = await scene(page, company, server.origin);
  hears = false;
  await panel.getByRole('button', { name: 'Edit' }).click();
  await field.press('ControlOrMeta+End');
  await field.pressSequentially(', mine');
  await nora.call('PATCH', `/tasks/${id}`, { description: text.replace('First', 'Her') });
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('Third paragraph, mine')).toBeVisible();
  await expect(panel.getByText('Her paragraph')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('Third paragraph', { exact: true })).toBeVisible();
  await expect.poll(() => descriptionOf(company, id)).toBe(text.replace('First', 'Her'));
});

test.describe('a conflict', () => {
  /** Both have changed the second paragraph, and Nora the first as well. */
  async function collide(page: Page, company: Company, origin: string): Promise<Scene> {
    const all = await scene(page, company, origin);
    await all.panel.getByRole('button', { name: 'Edit' }).click();
    await all.field.fill(text.replace('Second', 'My second'));
    const description = text.replace('Second', 'Her second').replace('First', 'Her first');
    await all.nora.call('PATCH', `/tasks/${all.id}`, { description });
    await expect(all.panel.getByRole('alert')).toContainText(
      'Nora Neighbour changed the description',
    );
    return all;
  }

  test('shows both texts, survives a reload, and keeps mine where both changed the same', async ({
    page,
    company,
    server,
  }) => {
    const { id, panel, field } = await collide(page, company, server.origin);
    const choice = choiceIn(panel);
    await expect(choice.locator('.tf-side.is-removed')).toContainText('Her second paragraph');
    await expect(choice.locator('.tf-side.is-added')).toContainText('My second paragraph');
    await expect(choice.locator('.tf-side.is-added')).toContainText('Her first paragraph');
    await expectAccessible(page);
    page.on('dialog', (native) => void native.accept());
    await page.reload();
    await panel.getByRole('button', { name: 'Continue editing' }).click();
    await expect(field).toHaveValue(text.replace('Second', 'My second'));
    await expect(choice).toContainText('Nora Neighbour changed the description');
    await choice.getByRole('button', { name: 'Keep mine' }).click();
    await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
    // The button is gone; the focus is where the writing began.
    await expect(panel.getByRole('button', { name: 'Edit' })).toBeFocused();
    const saved = text.replace('Second', 'My second').replace('First', 'Her first');
    expect(await descriptionOf(company, id)).toBe(saved);
  });

  test('takes theirs, and gives mine back', async ({ page, company, server }) => {
    const { id, panel, field } = await collide(page, company, server.origin);
    await panel.getByRole('button', { name: 'Take theirs' }).click();
    await expect(panel.getByText('Her second paragraph')).toBeVisible();
    await expect(field).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(field).toHaveValue(text.replace('Second', 'My second'));
    expect(await descriptionOf(company, id)).toContain('Her second');
  });

  test('is merged by hand, by keys alone', async ({ page, company, server }) => {
    const { id, panel, field } = await collide(page, company, server.origin);
    // Someone who types keeps the focus until they want to save.
    await expect(field).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(choiceIn(panel)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Enter');
    // Past the two texts, which scroll by keys, to the third action.
    for (let i = 0; i < 5; i++) await page.keyboard.press('Tab');
    await expect(panel.getByRole('button', { name: 'Edit merged' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    await expect(panel.getByText('One passage is in the text twice')).toBeVisible();
    await expect(field).toHaveValue(
      'Her first paragraph\n\nHer second paragraph\n\nMy second paragraph\n\nThird paragraph',
    );
    // What is there twice is selected.
    await page.keyboard.type('Our second paragraph');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
    const saved = 'Her first paragraph\n\nOur second paragraph\n\nThird paragraph';
    expect(await descriptionOf(company, id)).toBe(saved);
  });
});

test('a title is a conflict only with another title', async ({ page, company, server }) => {
  const { nora, id, panel } = await scene(page, company, server.origin);
  const title = panel.getByLabel('Title');
  await title.fill('My title');
  await nora.call('PATCH', `/tasks/${id}`, { labels: ['theirs'], description: 'Theirs' });
  await expect(panel.getByText('theirs', { exact: true })).toBeVisible();
  await title.press('Enter');
  await expect
    .poll(() => company.call<{ title: string }>('GET', `/tasks/${id}`))
    .toMatchObject({ title: 'My title', labels: ['theirs'] });
  await title.fill('Mine again');
  await nora.call('PATCH', `/tasks/${id}`, { title: 'Her title' });
  await expect(page.getByRole('heading', { name: 'Her title' })).toBeAttached();
  await title.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('Nora Neighbour changed the title');
  await panel.getByRole('button', { name: 'Keep mine' }).click();
  await expect(panel.getByRole('alert')).toBeHidden();
  await expect
    .poll(() => company.call<{ title: string }>('GET', `/tasks/${id}`))
    .toMatchObject({ title: 'Mine again' });
});
