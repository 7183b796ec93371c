import { Popover } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';

interface PopProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  content: ReactNode;
  title?: ReactNode;
  placement?: 'bottomLeft' | 'bottomRight' | 'top' | 'rightTop' | 'leftTop';
  padding?: number;
  children: ReactElement;
}

/** A small panel that opens from a button; closing it gives the button its focus back, and Esc closes it. */
export function Pop({ open, onOpenChange, content, title, placement = 'bottomLeft', padding = 4, children }: PopProps) {
  const opener = useRef<Element | null>(null);
  const inside = useRef<HTMLDivElement>(null);
  // what is fading away hears no more keys
  useLayoutEffect(() => {
    if (!open && inside.current?.contains(document.activeElement)) (opener.current as HTMLElement | null)?.focus();
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onOpenChange(false);
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
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Esc from what is inside
        <div ref={inside} onKeyDown={onKeyDown}>
          {content}
        </div>
      }
    >
      {children}
    </Popover>
  );
}
