import { verify } from "node:crypto";
import { readPublicKey } from "../../../server/src/ucloud/keys.js";
import type { ServerConnection } from "./connection.js";

interface Shown {
  readonly specification: { readonly id: string };
  readonly refreshToken: string;
  readonly publicKey: string;
}

const pageSize = 250;

const browseAll = async (connection: ServerConnection): Promise<Shown[]> => {
  const all: Shown[] = [];
  let next: string | null = null;
  do {
    const query: Readonly<Record<string, unknown>> = { itemsPerPage: pageSize, ...(next === null ? {} : { next }) };
    const { body } = await connection.call({ id: "providers.browse", query });
    const page = body as { readonly items: readonly Shown[]; readonly next: string | null };
    all.push(...page.items);
    next = page.next;
  } while (next !== null);
  return all;
};

const isSignedBy = (publicKey: string, jwt: string): boolean => {
  const [head, payload, signature = ""] = jwt.split(".");
  return verify(
    "sha256",
    Buffer.from(`${head}.${payload}`),
    readPublicKey(publicKey),
    Buffer.from(signature, "base64url"),
  );
};

/**
 * Refreshes the access token of every provider: the refresh token only opens if it was stored whole, and the token only verifies
 * with the public key that is shown if the private key was.
 *
 * @returns what is wrong
 */
export const findBrokenCredentials = async (connection: ServerConnection): Promise<string[]> => {
  const providers = await browseAll(connection);
  const items = providers.map(({ refreshToken }) => ({ refreshToken }));
  const { said, body } = await connection.call({ id: "authProviders.refresh", body: { items } });
  if (said !== "done") return [`the refresh tokens of ${items.length} providers are refused: ${JSON.stringify(body)}`];
  const { responses } = body as { readonly responses: readonly { readonly accessToken: string }[] };
  return providers
    .filter(({ publicKey }, index) => !isSignedBy(publicKey, responses[index]?.accessToken ?? ""))
    .map(({ specification }) => `the access token of ${specification.id} was not signed by the key that is shown`);
};
