import {
  createAccount,
  createAccountToken,
  revokeAccountToken,
  setCredits,
} from "../../../../server/src/accounts/accounts.js";
import type { TestAccount, TestStorage } from "../../../../server/src/testing/storage.js";

/** A caller. */
export interface StorageCaller {
  readonly name: string;
  readonly authorization: string | undefined;
  /** The account that the credentials prove; undefined where they prove nothing. */
  readonly account: string | undefined;
  /** Whether the account has used up its credits. */
  readonly isPoor: boolean;
}

const basic = (username: string, password: string): string => `Basic ${btoa(`${username}:${password}`)}`;

/** All callers of object storage in the matrix. */
export const storageCallers = async (
  { context }: TestStorage,
  own: TestAccount,
  other: TestAccount,
): Promise<StorageCaller[]> => {
  await createAccount(context, "poor", "password of poor");
  await setCredits(context, "poor", 0);
  const revoked = await createAccountToken(context, own.username, "revoked");
  await revokeAccountToken(context, revoked.id);
  const second = await createAccountToken(context, own.username, "second");
  const good = {
    "the account's token": [own, `Bearer ${own.token}`],
    "the account's password": [own, basic(own.username, own.password)],
    "another of the account's tokens": [own, `bearer ${second.token}`],
    "another account's token": [other, `Bearer ${other.token}`],
    "another account's password": [other, basic(other.username, other.password)],
  } as const;
  const poor = await createAccountToken(context, "poor", "poor");
  const useless = {
    nothing: undefined,
    "an unknown token": "Bearer ucat_01ARYZ6S41TSV4RRFFQ69G5FAV",
    "a revoked token": `Bearer ${revoked.token}`,
    "a token's id": `Bearer ${second.id}`,
    "a token without its scheme": own.token,
    "a token as a password": basic(own.username, own.token),
    "another account's password with one's own name": basic(own.username, other.password),
    "no password": basic(own.username, ""),
    "an unknown account": basic("nobody", own.password),
    "a name in another case": basic(own.username.toUpperCase(), own.password),
    "the credentials of another scheme": `Digest ${btoa(`${own.username}:${own.password}`)}`,
  };
  const indebted = { name: "an account without credits", authorization: `Bearer ${poor.token}`, account: "poor" };
  return [
    { ...indebted, isPoor: true },
    ...Object.entries(useless).map(([name, authorization]) => ({
      name,
      authorization,
      account: undefined,
      isPoor: false,
    })),
    ...Object.entries(good).map(([name, [account, authorization]]) => ({
      name,
      authorization,
      account: account.username,
      isPoor: false,
    })),
  ];
};
