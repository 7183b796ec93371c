import css from './Avatar.module.css';

/** Six calm tones; the same name always has the same one. */
const tones = 6;

function toneOf(name: string): number {
  let sum = 0;
  for (const c of name) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 9973;
  return sum % tones;
}

/** 王小明 → 小明, Ada Lovelace → AL. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('');
  const words = trimmed.split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** A person in a circle. Decorative: the name stands beside it or in a label. */
export function Avatar({ name, size = 28, square = false }: { name: string; size?: number; square?: boolean }) {
  const text = square ? ([...name.trim()][0] ?? '') : initials(name);
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * (text.length > 1 ? 0.38 : 0.46)),
    borderRadius: square ? Math.round(size * 0.25) : '50%',
  };
  return (
    <span className={css.avatar} data-tone={toneOf(name)} style={style} aria-hidden="true">
      {text}
    </span>
  );
}
