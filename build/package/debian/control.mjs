/** @import { Order } from './order.mjs' */

/**
 * The file that says what a package is (Debian Policy, chapter 5).
 * @param {Order} order
 * @param {number} bytes of all that it installs
 * @returns {string}
 * @throws {Error} when a value has more than one line, which would be read as a field of its own
 */
export function controlFile(order, bytes) {
  const [synopsis = '', ...more] = order.description.split('\n').map((line) => line.trim());
  const fields = [
    ['Package', order.name],
    ['Version', order.version],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Installed-Size', String(Math.ceil(bytes / 1024))],
    ['Depends', order.depends.join(', ')],
    ['Recommends', order.recommends.join(', ')],
    ['Section', order.category],
    ['Priority', order.priority],
    ['Homepage', order.url],
    ['Description', synopsis],
  ];
  const lines = fields.flatMap(([name = '', value = '']) => {
    if (/[\r\n]/.test(value)) throw new Error(`${name} has to be one line`);
    return value === '' ? [] : [`${name}: ${value}`];
  });
  // The rest is indented, and a line with nothing has a dot.
  return `${[...lines, ...more.map((line) => ` ${line || '.'}`)].join('\n')}\n`;
}
