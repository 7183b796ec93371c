import { type RefObject, useEffect, useState } from 'react';

export interface FullScreen {
  /** Some browsers, such as those of iPhones, cannot. */
  isPossible: boolean;
  isOn: boolean;
  toggle: () => void;
}

/** Shows one element and nothing else; Esc leaves, as everywhere. */
export function useFullScreen(of: RefObject<HTMLElement | null>): FullScreen {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const follow = () => setIsOn(document.fullscreenElement !== null && document.fullscreenElement === of.current);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [of]);
  return {
    isPossible: document.fullscreenEnabled ?? false,
    isOn,
    toggle: () => void (isOn ? document.exitFullscreen() : of.current?.requestFullscreen())?.catch(() => undefined),
  };
}
