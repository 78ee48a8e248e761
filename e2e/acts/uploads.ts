import { chooseFiles, pictureShown } from '../support/act.ts';
import type { Seat, SeatOptions } from '../support/browser.ts';
import type { TestFile } from '../support/files.ts';
import { people } from '../support/people.ts';
import { createProject } from './projects.ts';

/** In the empty project, or above its photos. */
export function addButton({ page, say }: Seat) {
  const name = new RegExp(`^(${say('photos.drop.files')}|${say('photos.drop.add')})$`);
  return page.getByRole('button', { name }).first();
}

/** Somebody of the studio in a new project whose page is ready to take photos. */
export async function startUploads(
  open: (options: SeatOptions) => Promise<Seat>,
  title: string,
  options: SeatOptions = {},
): Promise<Seat> {
  const seat = await open({ email: people.studio, ...options });
  await createProject(seat, { title: `${title} ${Date.now()}`, client: 'Orme' });
  await addButton(seat).waitFor();
  return seat;
}

/** Chooses files on the project's photos. */
export async function addPhotos(seat: Seat, files: TestFile[]): Promise<void> {
  await chooseFiles(seat.page, addButton(seat), files);
}

/** What is on its way, while it is not put away. */
export function uploadPanel({ page, say }: Seat) {
  return page.getByRole('region', { name: say('uploads.title') });
}

/** The line of the upload panel about a file. */
export function uploadLine(seat: Seat, name: string) {
  return uploadPanel(seat).getByRole('row').filter({ hasText: name });
}

/** Waits until files have arrived, then puts the panel away. */
export async function allArrived(seat: Seat, names: string[]): Promise<void> {
  const { say } = seat;
  for (const name of new Set(names))
    for (const line of await uploadLine(seat, name).all()) await line.getByText(say('uploads.states.done')).waitFor();
  await uploadPanel(seat)
    .getByRole('button', { name: say('uploads.clear') })
    .first()
    .click();
}

/** The cell of a photo in the grid. */
export function cellOf({ page, say }: Seat, name: string) {
  return page.getByRole('grid', { name: say('photos.label') }).getByRole('row', { name, exact: true });
}

/** Waits until the pictures of photos appear in the grid, without a reload. */
export async function thumbnailsAppear(seat: Seat, names: string[]): Promise<void> {
  for (const name of names) await pictureShown(cellOf(seat, name).getByRole('img', { name, exact: true }).first());
}
