import { UnauthorizedError } from "@concordat/sdk";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { signOut } from "../session/session";

/** Credentials that the API no longer takes are forgotten: the screen then asks to sign in again, and comes back. */
const onError = (error: unknown): void => {
  if (!(error instanceof UnauthorizedError)) return;
  const isStorage = error.operation?.startsWith("objectStorage.");
  signOut(isStorage ? "account" : "ucloud");
};

/**
 * What the console has read. The key of a query is the path of what it reads, such as `["services", uuid, "buckets"]`: a change
 * invalidates the path that it touches, and everything below it.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
