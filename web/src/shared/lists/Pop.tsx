import { Popover } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from 'react';

interface PopProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  content: ReactNode;
  title?: ReactNode;
  placement?: 'bottomLeft' | 'bottomRight' | 'top' | 'rightTop' | 'leftTop';
  padding?: number;
  children: ReactElement;
}

/** A small panel that opens from a button; Esc closes it and gives the button its focus back. */
export function Pop({ open, onOpenChange, content, title, placement = 'bottomLeft', padding = 4, children }: PopProps) {
  const opener = useRef<Element | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onOpenChange(false);
    (opener.current as HTMLElement | null)?.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={(now) => {
        if (now) opener.current = document.activeElement;
        onOpenChange(now);
      }}
      trigger="click"
      placement={placement}
      arrow={false}
      destroyOnHidden
      title={title}
      styles={{ container: { padding } }}
      // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Esc from what is inside
      content={<div onKeyDown={onKeyDown}>{content}</div>}
    >
      {children}
    </Popover>
  );
}
