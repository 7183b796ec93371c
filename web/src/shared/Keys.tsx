import { Tooltip } from 'antd';
import { cloneElement, type ReactElement } from 'react';

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

interface KeyTooltipProps {
  title: string;
  keys?: string;
  placement?: 'top' | 'bottom' | 'right' | 'left';
  /** While what the button opens is there, it needs no words. */
  off?: boolean;
  children: ReactElement;
}

/** A tooltip that also teaches the shortcut. What a menu around it hands down (click, ref) goes on to the button. */
export function KeyTooltip({ title, keys, placement, off, children, ...handedDown }: KeyTooltipProps) {
  return (
    <Tooltip
      mouseEnterDelay={0.4}
      open={off ? false : undefined}
      placement={placement}
      title={
        <span className="gx-tooltip">
          {title}
          {keys && <Keys keys={keys} />}
        </span>
      }
    >
      {cloneElement(children, handedDown)}
    </Tooltip>
  );
}
