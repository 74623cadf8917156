/**
 * Names the service that a command works on, and on whose behalf. It is made by the functions below only, so that no command
 * can be called without saying who owns the service.
 */
export interface ServiceRef {
  readonly uuid: string;
  /** The account that must own the service; undefined where the caller was already found to belong to the service. */
  readonly accountId: string | undefined;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of anything; what cannot is not found. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);

/** A service that an account asks for by an id of its own writing: another account's is not found. */
export const serviceOfAccount = (accountId: string, uuid: string): ServiceRef => ({ uuid, accountId });

/** A service that is known from what the caller proved: an access key, a session or a host name of the service. */
export const knownService = (uuid: string): ServiceRef => ({ uuid, accountId: undefined });
