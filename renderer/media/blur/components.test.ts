import { expect, it } from 'vitest';
import { componentsOf, openFormatOf, type OpenFormat } from './components.ts';

const size = { width: 5, height: 3 };
const place = (format: OpenFormat, layout: PlaneLayout[]) =>
  componentsOf(format, new Uint8Array(0), layout, size).components.map(
    ({ offset, stride, step, width, height }) => [offset, stride, step, width, height],
  );

it('finds brightness and both colours in planes of their own, half as large, rounded up', () => {
  const layout = [
    { offset: 0, stride: 8 },
    { offset: 24, stride: 4 },
    { offset: 32, stride: 4 },
  ];
  expect(place('I420', layout)).toEqual([
    [0, 8, 1, 5, 3],
    [24, 4, 1, 3, 2],
    [32, 4, 1, 3, 2],
  ]);
});

it('finds both colours in one plane, in turn', () => {
  const layout = [
    { offset: 0, stride: 8 },
    { offset: 24, stride: 8 },
  ];
  expect(place('NV12', layout)).toEqual([
    [0, 8, 1, 5, 3],
    [24, 8, 2, 3, 2],
    [25, 8, 2, 3, 2],
  ]);
});

it('finds red, green and blue, whichever comes first', () => {
  const layout = [{ offset: 16, stride: 20 }];
  const [red, green, blue] = [16, 17, 18].map((offset) => [offset, 20, 4, 5, 3]);
  expect(place('RGBX', layout)).toEqual([red, green, blue]);
  expect(place('BGRA', layout)).toEqual([blue, green, red]);
});

it('asks for what it knows where a frame is of another format', () => {
  expect(openFormatOf('NV12')).toBe('NV12');
  expect(openFormatOf('I444')).toBe('RGBA');
  expect(openFormatOf(null)).toBe('RGBA');
});
