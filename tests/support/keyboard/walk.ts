// Going through a page by the Tab key, and doing things with the keyboard alone.
import { expect, type Locator, type Page } from '@playwright/test';
import { installKeyboardEyes, type Focus } from './in-page.ts';

interface Walked {
  readonly reached: readonly string[];
  readonly faults: readonly string[];
  /** What was on top has closed, since the focus has left it. */
  readonly isLeft: boolean;
}

/** A person at the keyboard of one page. */
export class Keyboard {
  readonly #page: Page;
  readonly #ledgerOf: readonly Locator[];
  readonly #reached = new Set<string>();

  private constructor(page: Page, ledgerOf: readonly Locator[]) {
    this.#page = page;
    this.#ledgerOf = ledgerOf;
  }

  /**
   * When there is something to press on the page.
   * @param ledgerOf the parts of it of which everything is to be used; all of it unless some are named
   */
  static async at(page: Page, ...ledgerOf: readonly Locator[]): Promise<Keyboard> {
    await expect(page.getByRole('button').first()).toBeVisible();
    // What has the focus is looked at right away, and not half on its way to being seen.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(installKeyboardEyes);
    return new Keyboard(page, ledgerOf.length > 0 ? ledgerOf : [page.locator(':root')]);
  }

  /**
   * Goes through all that is on top by Tab, from its beginning until it begins again, and asserts that exactly the
   * controls that are there are reached, in the order of reading, each seen to have the focus. A popup is left at its
   * end, and must close then.
   */
  async walk(where: string): Promise<void> {
    let before: string[];
    let inLedger: string[];
    let walked: Walked;
    do {
      before = await this.#stops();
      inLedger = await this.#stopsInLedger();
      walked = await this.#goThrough(before.length);
      // Somebody came, or a window opened that can be shared: another walk sees what there is now.
    } while (!walked.isLeft && String(before) !== String(await this.#stops()));
    for (const stop of inLedger) this.#reached.add(stop);
    expect.soft(walked.faults, `${where}: the focus`).toEqual([]);
    expect.soft(walked.reached.toSorted(), `${where}: what Tab reaches`).toEqual(before.toSorted());
  }

  /** Goes on by Tab until an element has the focus. */
  async reach(element: Locator): Promise<void> {
    await expect(element).toBeVisible();
    const hasFocus = () => element.evaluate((each) => each === document.activeElement);
    for (let press = 0; !(await hasFocus()); press += 1) {
      expect(press, `${String(element)} is not reached by Tab`).toBeLessThan(150);
      await this.#page.keyboard.press('Tab');
    }
  }

  /** Goes to an element by Tab, and presses keys there. */
  async use(element: Locator, ...keys: readonly string[]): Promise<void> {
    await this.reach(element);
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Goes to what ends the page, and presses a key there; the page ends now and then before the key is let go. */
  async end(element: Locator, key: string): Promise<void> {
    try {
      await this.use(element, key);
    } catch (error) {
      if (!this.#page.isClosed()) throw error;
    }
  }

  /** Goes to a field by Tab, and types in place of what is in it. */
  async type(field: Locator, text: string): Promise<void> {
    await this.use(field, 'ControlOrMeta+KeyA');
    await this.#page.keyboard.type(text);
  }

  /** Asserts that everything that was reached on walks so far was also used by keyboard, but for some. */
  async expectAllUsed(...but: readonly string[]): Promise<void> {
    const used = await this.#used();
    expect(this.#reached.size, 'what was reached').toBeGreaterThan(0);
    // A panel that is scrolled, and nothing else, is no control.
    const unused = [...this.#reached].filter(
      (stop) => !used.includes(stop.replace(/ #\d+$/, '')) && !stop.startsWith('tabpanel '),
    );
    expect(unused.toSorted()).toEqual(but.toSorted());
  }

  async #goThrough(stops: number): Promise<Walked> {
    const reached: string[] = [];
    const faults: string[] = [];
    const isInPopup = await this.#hasPopup();
    await this.#page.evaluate(() => globalThis.keyboardEyes?.rewind());
    // Each has its turn, and the way may lead out of the page and in again.
    for (let press = 0; press < stops * 2 + 10; press += 1) {
      await this.#page.keyboard.press('Tab');
      const focus = await this.#page.evaluate(() => globalThis.keyboardEyes?.look());
      if (isInPopup && !(await this.#hasPopup())) return { reached, faults, isLeft: true };
      if (!focus?.stop) continue;
      if (focus.stop === reached[0] && reached.length > 1) break;
      if (!reached.includes(focus.stop)) reached.push(focus.stop);
      faults.push(...faultsOf(focus));
    }
    return { reached, faults, isLeft: false };
  }

  #hasPopup(): Promise<boolean> {
    return this.#page.evaluate(() => globalThis.keyboardEyes?.hasPopup() ?? false);
  }

  #stops(): Promise<string[]> {
    return this.#page.evaluate(() => globalThis.keyboardEyes?.stops() ?? []);
  }

  async #stopsInLedger(): Promise<string[]> {
    const parts = await Promise.all(this.#ledgerOf.map((each) => each.all()));
    const stops = parts
      .flat()
      .map((part) => part.evaluate((element) => globalThis.keyboardEyes?.stops(element) ?? []));
    return (await Promise.all(stops)).flat();
  }

  #used(): Promise<string[]> {
    return this.#page.evaluate(() => globalThis.keyboardEyes?.used() ?? []);
  }
}

/** Chooses the last of a list, where there is anything to choose, and the first again. */
export async function chooseLast(keyboard: Keyboard, list: Locator): Promise<void> {
  if (await list.isDisabled()) return;
  const valueOf = (option: Locator) => option.evaluate((each: HTMLOptionElement) => each.value);
  const [first, last] = [list.locator('option').first(), list.locator('option').last()];
  await keyboard.use(list, 'End');
  await expect(list).toHaveValue(await valueOf(last));
  await keyboard.use(list, 'Home');
  await expect(list).toHaveValue(await valueOf(first));
}

function faultsOf(focus: Focus): string[] {
  const said = [
    [focus.isOutside, 'outside of what is on top'],
    [focus.isUnseen, 'not seen to have the focus'],
    [focus.isCut, 'its ring is cut off'],
    [focus.isCovered, 'covered'],
    [focus.isBackwards, 'before what comes before it'],
  ] as const;
  return said.flatMap(([is, words]) => (is ? [`${String(focus.stop)}: ${words}`] : []));
}
