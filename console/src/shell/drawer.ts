import { useRouterState } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";

let isOpen = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const set = (next: boolean): void => {
  isOpen = next;
  for (const listener of listeners) listener();
};

/** The navigation on narrow screens, where it lies over the page. */
export const useDrawer = () => ({
  isOpen: useSyncExternalStore(subscribe, () => isOpen),
  toggle: () => set(!isOpen),
  close: () => set(false),
});

/** Closes the drawer when the reader has gone elsewhere, and with Escape. */
export const useDrawerClosing = (): void => {
  const path = useRouterState({ select: ({ location }) => location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new address closes it
  useEffect(() => set(false), [path]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") set(false);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
};
