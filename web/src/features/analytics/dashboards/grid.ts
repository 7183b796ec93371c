/** A dashboard is twelve columns wide; rows go on as far as they are needed. */
export const columns = 12;

/** Where something stands, counted from 0, and how large it is, in columns and rows. */
export interface Place {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

export const leastWidth = 2;
export const leastHeight = 2;
export const mostHeight = 12;

export const overlap = (a: Place, b: Place): boolean =>
  a.id !== b.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** As one reads: from above to below, from left to right. */
export const inOrder = <P extends Place>(places: readonly P[]): P[] =>
  [...places].sort((a, b) => a.y - b.y || a.x - b.x);

/** Everything moves up as far as there is room. */
export function settled<P extends Place>(places: readonly P[]): P[] {
  const done: P[] = [];
  for (const place of inOrder(places)) {
    let now = place;
    while (now.y > 0 && !done.some((one) => overlap({ ...now, y: now.y - 1 }, one))) now = { ...now, y: now.y - 1 };
    // what is in the way already is gone round below
    while (done.some((one) => overlap(now, one))) now = { ...now, y: now.y + 1 };
    done.push(now);
  }
  return done;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Within the columns and no smaller than can be read. */
export function within<P extends Place>(place: P): P {
  const w = clamp(place.w, leastWidth, columns);
  const h = clamp(place.h, leastHeight, mostHeight);
  return { ...place, w, h, x: clamp(place.x, 0, columns - w), y: Math.max(0, place.y) };
}

/** One goes where it is put; the others close the gap it left and make way for it. */
function put<P extends Place>(places: readonly P[], moved: P): P[] {
  const one = within(moved);
  const others = settled(places.filter((place) => place.id !== one.id));
  const done: P[] = [one];
  for (const place of others) {
    let now = place;
    while (done.some((other) => overlap(now, other))) now = { ...now, y: now.y + 1 };
    done.push(now);
  }
  return settled(done);
}

export const moved = <P extends Place>(places: readonly P[], id: string, to: { x: number; y: number }): P[] =>
  changed(places, id, (place) => ({ ...place, ...to }));

export const resized = <P extends Place>(places: readonly P[], id: string, to: { w: number; h: number }): P[] =>
  // what is at the right edge does not slide to the left
  changed(places, id, (place) => ({ ...place, h: to.h, w: Math.min(to.w, columns - place.x) }));

function changed<P extends Place>(places: readonly P[], id: string, change: (place: P) => P): P[] {
  const place = places.find((one) => one.id === id);
  return place ? put(places, change(place)) : [...places];
}

export const same = (a: readonly Place[], b: readonly Place[]): boolean => {
  const written = (places: readonly Place[]) =>
    inOrder(places)
      .map(({ id, x, y, w, h }) => [id, x, y, w, h].join())
      .join(';');
  return written(a) === written(b);
};

/**
 * One step by the keyboard. Down goes on until something gives way: half a step into what stands below would only
 * fall back.
 */
export function stepped<P extends Place>(places: readonly P[], id: string, dx: number, dy: number): P[] {
  const from = places.find((one) => one.id === id);
  if (!from) return [...places];
  for (let far = 1; far <= mostHeight; far++) {
    const next = moved(places, id, { x: from.x + dx * far, y: from.y + dy * far });
    if (!same(next, places)) return next;
    if (dy <= 0) break;
  }
  return [...places];
}

/** The first place, from above, where something of this size fits. */
export function roomFor(places: readonly Place[], size: { w: number; h: number }): { x: number; y: number } {
  for (let y = 0; ; y++)
    for (let x = 0; x + size.w <= columns; x++)
      if (!places.some((one) => overlap({ id: '', x, y, ...size }, one))) return { x, y };
}

/** In this order, row by row: what the phone shows one below the other stands on a desk side by side. */
export function flowed<P extends Place>(places: readonly P[]): P[] {
  const done: P[] = [];
  for (const place of places) {
    const last = done.at(-1);
    const fits = (x: number, y: number) => !done.some((one) => overlap({ ...place, x, y }, one));
    let at = { x: 0, y: 0 };
    if (last) {
      at = { x: last.x + last.w, y: last.y };
      while (at.x + place.w > columns || !fits(at.x, at.y)) {
        at = at.x + place.w >= columns ? { x: 0, y: at.y + 1 } : { ...at, x: at.x + 1 };
      }
    }
    done.push({ ...place, ...at });
  }
  return done;
}

/** One place up or down in the order; the others keep theirs. */
export function shifted<P extends Place>(places: readonly P[], id: string, by: -1 | 1): P[] {
  const order = inOrder(places);
  const from = order.findIndex((one) => one.id === id);
  const to = from + by;
  const one = order[from];
  if (!one || to < 0 || to >= order.length) return [...places];
  order.splice(from, 1);
  order.splice(to, 0, one);
  return flowed(order);
}
