import { expect, it } from 'vitest';
import { mixBehind } from './mix.ts';

const small = (values: readonly number[], width: number) => ({
  values: Float32Array.from(values),
  width,
  height: values.length / width,
});
const even = (value: number) => small([value], 1);

it('keeps what the mask keeps, to the bit, and puts the background where it keeps nothing', () => {
  const data = Uint8Array.from({ length: 32 }, (_, at) => at);
  const component = { data, offset: 0, stride: 8, step: 1, width: 8, height: 4 };
  mixBehind(component, small([1, 1, 0, 0], 4), even(200));
  for (let y = 0; y < 4; y += 1) {
    expect([...data.slice(y * 8, y * 8 + 3)]).toEqual([y * 8, y * 8 + 1, y * 8 + 2]);
    expect([...data.slice(y * 8 + 5, y * 8 + 8)]).toEqual([200, 200, 200]);
  }
});

it('goes over from one to the other at the edge', () => {
  const data = new Uint8Array(8).fill(100);
  mixBehind({ data, offset: 0, stride: 8, step: 1, width: 8, height: 1 }, small([1, 0], 2), even(20));
  expect([...data]).toEqual([100, 100, 90, 70, 50, 30, 20, 20]);
});

it('makes the background as large as the picture without steps', () => {
  const data = new Uint8Array(8);
  mixBehind({ data, offset: 0, stride: 8, step: 1, width: 8, height: 1 }, even(0), small([0, 80], 2));
  expect([...data]).toEqual([0, 0, 10, 30, 50, 70, 80, 80]);
});

it('touches no other component that lies between, nor what is beside the picture', () => {
  const data = new Uint8Array(24).fill(7);
  const component = { data, offset: 1, stride: 12, step: 2, width: 4, height: 2 };
  mixBehind(component, even(0), even(90));
  const row = [7, 90, 7, 90, 7, 90, 7, 90, 7, 7, 7, 7];
  expect([...data]).toEqual([...row, ...row]);
});
