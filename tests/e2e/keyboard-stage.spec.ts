// A stage with too little room for everybody, by keyboard alone: who is not there is counted, and found in the list.
import { expect } from '@playwright/test';
import { Participant } from '../../signaling/testing/participant.ts';
import { barButton, panelOf } from '../support/keyboard/controls.ts';
import { Keyboard } from '../support/keyboard/walk.ts';
import { expectInRoom, people } from '../support/room.ts';
import { inviteTo, test } from '../support/servers.ts';

const { ara } = people;
const names = ['Bora', 'Chan', 'Dami', 'Eunsu', 'Haru'];

test('those who have no place on the stage, by keyboard alone', async ({ launchApp, servers }) => {
  const server = await servers.signaling();
  const { id } = server.createRoom({ name: 'Tea', owner: 'Bora' });
  // Programs that send nothing: it is their number that counts here.
  const others: Participant[] = [];
  for (const name of names) {
    const other = await Participant.greet(server.port, name);
    await other.join(id);
    others.push(other);
  }
  const { window } = await launchApp({ args: ['--join', inviteTo(server, id), '--name', ara.name] });
  await expectInRoom(window);
  const stage = window.getByRole('main').locator('.stage');
  const tiles = stage.getByRole('article').filter({ visible: true });
  const more = stage.getByRole('button', { name: /^\d+ more$/ });
  const expectAllCounted = async (among: number) => {
    await expect(more).toBeInViewport({ ratio: 1 });
    await expect
      .poll(async () => (await tiles.count()) + Number.parseInt(await more.innerText(), 10))
      .toBe(among);
  };
  const keyboard = await Keyboard.at(window, stage);
  await window.keyboard.press('2');
  await expect(tiles).toHaveCount(names.length + 1);
  await expect(more).toHaveCount(0);

  // Too low for any small tile, and with room for some of them.
  for (const [height, hasSmall] of [
    [130, false],
    [200, true],
  ] as const) {
    await window.setViewportSize({ width: 640, height });
    await expectAllCounted(names.length + 1);
    expect((await tiles.count()) > 1).toBe(hasSmall);
    await keyboard.walk(`a stage in a window of ${String(height)} pixels`);
  }
  for (const key of ['Enter', 'Space']) {
    await keyboard.use(more, key);
    // In a window this narrow it covers the stage, and has the focus.
    await expect(panelOf(window).getByRole('tab', { name: 'People' })).toBeFocused();
    for (const name of names) await expect(panelOf(window).getByText(name, { exact: true })).toBeAttached();
    await window.keyboard.press('Escape');
    await expect(barButton(window, 'People')).toBeFocused();
  }

  await keyboard.reach(more);
  for (const other of others.slice(1)) other.close();
  await expect(more).toHaveCount(0);
  await expect(stage.locator(':focus')).toBeVisible();
  others[0]?.close();
});
