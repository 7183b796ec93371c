import { inks } from '@/shared/theme/palette';

type Rgb = [red: number, green: number, blue: number];

/** `#17685f` in its parts. */
function parts(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** A colour on the way from one to another. */
export function mixed(from: string, to: string, share: number): string {
  const [a, b] = [parts(from), parts(to)];
  const mix = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share));
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** How much light a colour gives, from 0 to 1, as WCAG reckons. */
function light(color: string): number {
  const [red = 0, green = 0, blue = 0] = parts(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(a: string, b: string): number {
  const [one, two] = [light(a), light(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

/** What is read most easily on a ground. */
export const inkOn = (ground: string): string =>
  contrast(ground, inks[0]) >= contrast(ground, inks[1]) ? inks[0] : inks[1];
