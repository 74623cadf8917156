import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { exportJWK, type JWTPayload, SignJWT } from "jose";
import { startForeignServer } from "../../../server/src/outgoing/testing/foreign-server.js";

/** An external issuer of user tokens, which publishes its keys and may withdraw them. */
export interface Issuer {
  /** Where its keys are. */
  readonly url: string;
  /** The number of requests for them. */
  asked(): number;
  /** Signs with the current key. */
  sign(claims: JWTPayload): Promise<string>;
  /** Replaces the published key. */
  renewKey(): void;
  close(): Promise<void>;
}

const newKey = (id: number) => ({ kid: `key-${id}`, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) });
const published = async ({ kid, publicKey }: { kid: string; publicKey: KeyObject }) => ({
  keys: [{ ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" }],
});

export const startIssuer = async (): Promise<Issuer> => {
  let [current, asked, made] = [newKey(0), 0, 1];
  const server = await startForeignServer(async (_request, response) => {
    asked += 1;
    response.setHeader("content-type", "application/json").end(JSON.stringify(await published(current)));
  });
  return {
    url: `http://127.0.0.1:${server.port}/keys`,
    asked: () => asked,
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: current.kid }).sign(current.privateKey),
    renewKey: () => {
      current = newKey(made++);
    },
    close: server.close,
  };
};
