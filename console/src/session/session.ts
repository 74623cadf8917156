import { useSyncExternalStore } from "react";

/** Credentials of an account of object storage. */
export type AccountCredentials =
  | { readonly username: string; readonly password: string }
  | { readonly username?: undefined; readonly token: string };

/** An access key of a user, or a session of one. */
export interface KeyCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When a session ends, in milliseconds since 1970. */
  readonly endsAt?: number;
}

/** Who is signed in, in this tab: several kinds may be at a time. */
export interface Session {
  readonly account?: AccountCredentials | undefined;
  readonly ucloud?: { readonly token: string } | undefined;
  readonly key?: KeyCredentials | undefined;
}

export type SessionKind = keyof Session;

/** The browser forgets it with the tab, and shows it to no other tab. */
const storageKey = "concordat.session";

const remembered = (): Session => {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? "{}") as Session;
  } catch {
    return {};
  }
};

let current = remembered();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Who is signed in now. */
export const session = (): Session => current;

/** Who is signed in, for components: they are rendered anew when it changes. */
export const useSession = (): Session => useSyncExternalStore(subscribe, session);

const replace = (next: Session): void => {
  current = next;
  try {
    if (Object.values(next).some(Boolean)) sessionStorage.setItem(storageKey, JSON.stringify(next));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // where nothing can be kept, it holds until the page is loaded anew
  }
  for (const listener of listeners) listener();
};

/** Signs in, beside what is signed in already. */
export const signIn = (added: Session): void => replace({ ...current, ...added });

/** Forgets credentials of one kind, or all of them. */
export const signOut = (kind?: SessionKind): void =>
  replace(kind === undefined ? {} : { ...current, [kind]: undefined });
