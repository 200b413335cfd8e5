#!/usr/bin/env node
// Stands in for fpm, which electron-builder makes Debian packages with and fetches from github.com: takes what
// electron-builder says to it, and makes that package with dpkg-deb, which every Debian has.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { controlFile } from './control.mjs';
import { parseOrder } from './order.mjs';

/** @import { Order, Placed } from './order.mjs' */

const EXECUTABLE = 0o755;
const READABLE = 0o644;

/**
 * Lays a file or a folder out as it will be installed.
 * @param {string} root
 * @param {Placed} placed
 */
function place(root, { from, to }) {
  const target = join(root, to);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(from, target, { recursive: true, verbatimSymlinks: true });
}

/**
 * Tells the updater what it is part of, which electron-builder does only where an address is built in.
 * @param {string} root
 * @param {Placed} placed
 */
function markKind(root, { to }) {
  const resources = join(root, to, 'resources');
  if (existsSync(resources)) writeFileSync(join(resources, 'package-type'), 'deb');
}

/**
 * Gives everyone the right to read, however private the folder was that it was made in.
 * @param {string} root
 * @returns {string[]} the files, from the root
 */
function open(root) {
  chmodSync(root, EXECUTABLE);
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const status = lstatSync(join(root, path));
    const isExecutable = status.isDirectory() || (status.mode & 0o100) !== 0;
    if (!status.isSymbolicLink()) chmodSync(join(root, path), isExecutable ? EXECUTABLE : READABLE);
    return status.isFile();
  });
}

/**
 * Writes what dpkg reads of a package.
 * @param {string} root
 * @param {Order} order
 * @param {string[]} files
 */
function describe(root, order, files) {
  const about = join(root, 'DEBIAN');
  mkdirSync(about, { mode: EXECUTABLE });
  const bytes = files.reduce((sum, path) => sum + lstatSync(join(root, path)).size, 0);
  writeFileSync(join(about, 'control'), controlFile(order, bytes));
  // What `dpkg --verify` compares with.
  const sums = files.map((path) => {
    const sum = createHash('md5').update(readFileSync(join(root, path)));
    return `${sum.digest('hex')}  ${path}\n`;
  });
  writeFileSync(join(about, 'md5sums'), sums.join(''));
  for (const [name, from] of Object.entries(order.scripts)) {
    copyFileSync(from, join(about, name));
    chmodSync(join(about, name), EXECUTABLE);
  }
}

const order = parseOrder(process.argv.slice(2));
// Beside the package, where there is room for an app.
const root = mkdtempSync(join(dirname(order.package), '.deb-'));
try {
  for (const placed of order.placed) {
    place(root, placed);
    markKind(root, placed);
  }
  describe(root, order, open(root));
  const how = ['--root-owner-group', `-Z${order.compression}`, '--build'];
  execFileSync('dpkg-deb', [...how, root, order.package], { stdio: 'inherit' });
} finally {
  rmSync(root, { recursive: true });
}
