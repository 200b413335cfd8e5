import { describe, expect, it } from 'vitest';
import { JUDGED, judgeElectron, judgeFindings } from './audit-findings.mjs';

const csv = (ids: readonly string[]) =>
  [
    'issue, severity, confidence, filename, location',
    ...ids.map((id) => `${id}, MEDIUM, TENTATIVE, x, 1`),
  ].join('\n');
const known = Object.keys(JUDGED);

describe('what electronegativity finds', () => {
  it('is fine when all of it is judged', () => {
    const { lines, isFine } = judgeFindings(csv(known));
    expect(isFine).toBe(true);
    expect(lines).toHaveLength(known.length);
  });

  it('is not when something is new', () => {
    const { lines, isFine } = judgeFindings(csv([...known, 'WEB_SECURITY_JS_CHECK']));
    expect(isFine).toBe(false);
    expect(lines.at(-1)).toBe('WEB_SECURITY_JS_CHECK: NEW');
  });

  it('is not when it found nothing, as with files that it passes over', () => {
    const { lines, isFine } = judgeFindings(csv([]));
    expect(isFine).toBe(false);
    expect(lines).toHaveLength(known.length);
  });
});

it('an Electron gets fixes while no third major has come after it', () => {
  expect(judgeElectron('45.4.1', '45.5.0').isFine).toBe(true);
  expect(judgeElectron('45.4.1', '47.0.0\n').isFine).toBe(true);
  const { line, isFine } = judgeElectron('45.4.1', '48.0.0');
  expect(isFine).toBe(false);
  expect(line).toBe('Electron 45.4.1, and 48.0.0 is the newest: gets no fixes any more');
  expect(() => judgeElectron('45.4.1', '')).toThrow('"" is not a version');
});
