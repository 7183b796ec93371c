import { describe, expect, it } from 'vitest';
import { flowed, inOrder, moved, overlap, type Place, resized, roomFor, settled, shifted, stepped } from './grid';

const place = (id: string, x: number, y: number, w = 6, h = 2): Place => ({ id, x, y, w, h });
const at = (places: Place[], id: string) => {
  const found = places.find((one) => one.id === id);
  return found && [found.x, found.y, found.w, found.h];
};
const clean = (places: Place[]) => places.every((a) => !places.some((b) => overlap(a, b)));
const ids = (places: Place[]) =>
  inOrder(places)
    .map((one) => one.id)
    .join('');

describe('places on a dashboard', () => {
  const two = [place('a', 0, 0), place('b', 0, 2)];

  it('move up as far as there is room', () => {
    expect(at(settled([place('a', 0, 5), place('b', 6, 9)]), 'b')).toEqual([6, 0, 6, 2]);
    expect(at(settled([place('a', 0, 5), place('b', 0, 9)]), 'b')).toEqual([0, 2, 6, 2]);
  });

  it('come apart when they overlap', () => {
    expect(clean(settled([place('a', 0, 0), place('b', 3, 1), place('c', 0, 0, 12)]))).toBe(true);
  });

  it('make way for what is put there', () => {
    expect(ids(moved(two, 'b', { x: 0, y: 0 }))).toBe('ba');
    expect(ids(moved(two, 'a', { x: 0, y: 2 }))).toBe('ba');
    expect(at(moved(two, 'b', { x: 6, y: 0 }), 'b')).toEqual([6, 0, 6, 2]);
  });

  it('stay within the twelve columns', () => {
    expect(at(moved(two, 'a', { x: 40, y: -3 }), 'a')).toEqual([6, 0, 6, 2]);
    expect(at(resized(two, 'a', { w: 40, h: 1 }), 'a')).toEqual([0, 0, 12, 2]);
    expect(at(resized([place('a', 8, 0, 4)], 'a', { w: 6, h: 3 }), 'a')).toEqual([8, 0, 4, 3]);
  });

  it('push others down when they grow', () => {
    expect(at(resized(two, 'a', { w: 6, h: 4 }), 'b')).toEqual([0, 4, 6, 2]);
  });

  it('move by the keyboard until something gives way', () => {
    const tall = [place('a', 0, 0, 6, 3), place('b', 0, 3, 6, 4)];
    expect(ids(stepped(tall, 'a', 0, 1))).toBe('ba');
    expect(ids(stepped(tall, 'b', 0, -1))).toBe('ba');
    expect(stepped(two, 'a', -1, 0)).toEqual(two);
  });

  it('never overlap, whatever is done', () => {
    let places: Place[] = [];
    for (let i = 0; i < 10; i++) {
      const size = { w: 2 + ((i * 5) % 7), h: 2 + (i % 3) };
      places = [...places, { id: String(i), ...size, ...roomFor(places, size) }];
    }
    for (let i = 0; i < 60; i++) {
      const id = String((i * 7) % 10);
      places =
        i % 3 === 0
          ? resized(places, id, { w: 2 + (i % 9), h: 2 + (i % 4) })
          : moved(places, id, { x: (i * 5) % 12, y: (i * 3) % 15 });
      expect(clean(places)).toBe(true);
    }
  });

  it('find room for one more', () => {
    expect(roomFor([place('a', 0, 0, 8)], { w: 4, h: 2 })).toEqual({ x: 8, y: 0 });
    expect(roomFor([place('a', 0, 0, 10)], { w: 4, h: 2 })).toEqual({ x: 0, y: 2 });
    expect(roomFor([], { w: 4, h: 2 })).toEqual({ x: 0, y: 0 });
  });

  it('keep their order when it is changed on the phone', () => {
    const row = [place('a', 0, 0, 3), place('b', 3, 0, 3), place('c', 6, 0, 6, 4), place('d', 0, 4, 12)];
    expect(flowed(row)).toEqual(row);
    expect(ids(shifted(row, 'c', -1))).toBe('acbd');
    expect(ids(shifted(row, 'd', -1))).toBe('abdc');
    expect(ids(shifted(row, 'a', -1))).toBe('abcd');
    expect(clean(shifted(row, 'd', -1))).toBe(true);
  });
});
