import { Tooltip } from 'antd';
import type { ReactElement } from 'react';

const isMac = /mac|iphone|ipad/i.test(navigator.platform);
const signs: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  esc: 'Esc',
  enter: '↵',
  shift: '⇧',
  arrowup: '↑',
  arrowdown: '↓',
};

const sign = (key: string) => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** The keys of a shortcut, drawn as keys. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="gx-keys" aria-hidden="true">
      {keys.split(' ').flatMap((press) =>
        press.split('+').map((key) => (
          <kbd key={`${press}-${key}`} className="gx-key">
            {sign(key)}
          </kbd>
        )),
      )}
    </span>
  );
}

/** A tooltip that also teaches the shortcut. */
export function KeyTooltip(props: {
  title: string;
  keys?: string;
  placement?: 'top' | 'bottom' | 'right' | 'left';
  children: ReactElement;
}) {
  return (
    <Tooltip
      mouseEnterDelay={0.4}
      placement={props.placement}
      title={
        <span className="gx-tooltip">
          {props.title}
          {props.keys && <Keys keys={props.keys} />}
        </span>
      }
    >
      {props.children}
    </Tooltip>
  );
}
