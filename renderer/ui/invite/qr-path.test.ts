import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

it('draws the three corner marks and keeps the quiet zone free', () => {
  const { size, path } = qrPath('https://192.168.0.7:7420/#join/abcdefgh');
  const last = size - 3;
  for (const corner of [`M2 2h`, `M${String(last)} 2h`, `M2 ${String(last)}h`])
    expect(path).toContain(corner);
  expect(path).not.toMatch(/M[01] |M\d+ [01]h/);
  expect(path).toMatch(/^[Mhvz\d -]+$/);
});
