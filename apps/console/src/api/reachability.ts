import { useSyncExternalStore } from 'react';

interface Reachability {
  /** Whether the last request was answered. */
  isAway: boolean;
  /** Time of the last answer, in ms. */
  lastAnswerAt: number | undefined;
}

let state: Reachability = { isAway: false, lastAnswerAt: undefined };
const listeners = new Set<() => void>();

function change(next: Reachability): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Notes that the service answered. Listeners are called at most once a second. */
export function noteAnswer(): void {
  const now = Date.now();
  if (!state.isAway && state.lastAnswerAt !== undefined && now - state.lastAnswerAt < 1000) return;
  change({ isAway: false, lastAnswerAt: now });
}

export function noteAway(): void {
  if (!state.isAway) change({ ...state, isAway: true });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useReachability = (): Reachability => useSyncExternalStore(subscribe, () => state);
