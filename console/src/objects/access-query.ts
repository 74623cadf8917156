import type { ServiceDetailResponse } from "@concordat/sdk";
import { queryOptions } from "@tanstack/react-query";
import { storage } from "../cloud/client";
import { queryClient } from "../cloud/query-client";
import { settingsQuery } from "../cloud/settings";
import { session } from "../session/session";
import { startKeySession } from "../session/start-key-session";
import { texts } from "../texts";
import { type ObjectAccess, objectAccess } from "./s3";

/** The user as whom an account sees objects: accounts themselves have no keys. */
export const consoleUser = "console";

/** What the user may do: everything with objects. */
const policy = "ECSS3FullAccess";

/** A session is replaced this long before it ends, in milliseconds. */
const marginMs = 5 * 60_000;
const sessionMs = 60 * 60_000;

const s3Endpoint = async (): Promise<string> => {
  const { s3 } = await queryClient.ensureQueryData(settingsQuery);
  if (s3 === null) throw new Error(texts.signIn.noS3);
  return s3;
};

/** Objects as the access key that is signed in sees them. */
export const keyAccessQuery = () =>
  queryOptions({
    queryKey: ["object-access", session().key?.accessKeyId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<ObjectAccess> => {
      const { key } = session();
      if (!key) throw new Error(texts.states.signedOut);
      return objectAccess(await s3Endpoint(), key);
    },
  });

/** Whether a service has the user as whom the console sees its objects. */
export const hasConsoleUser = ({ users }: Pick<ServiceDetailResponse, "users">): boolean =>
  users.some(({ username }) => username === consoleUser);

/** Makes the user as whom the console sees objects. */
export const makeConsoleUser = async (service: string): Promise<void> => {
  await storage().users.create(service, { username: consoleUser });
  await storage().users.policies.attach(service, consoleUser, { name: policy });
};

/** Begins a session with a key that is there for this moment alone. */
const begin = async (service: string): Promise<ObjectAccess> => {
  const endpoint = await s3Endpoint();
  const { accessKeys } = storage().users;
  const made = await accessKeys.create(service, consoleUser);
  try {
    return objectAccess(endpoint, await startKeySession(endpoint, made.access_key_id, made.secret_access_key));
  } finally {
    await accessKeys.delete(service, consoleUser, made.access_key_id);
  }
};

/** Objects of a service of the account: as its user of the console, by a session of an hour. */
export const accountAccessQuery = (service: string) =>
  queryOptions({
    queryKey: ["object-access", service],
    staleTime: sessionMs - marginMs,
    gcTime: sessionMs - marginMs,
    refetchInterval: sessionMs - marginMs,
    refetchOnWindowFocus: false,
    queryFn: () => begin(service),
  });
