import type { IncomingMessage } from "node:http";
import type { ServedBeside } from "../../object-http/served-beside.js";
import { challengePath, createChallenges } from "./challenges.js";

/** As RFC 8555 has tokens: letters of base64url. */
const tokenPattern = /^[\w-]{1,128}$/;

const tokenOf = ({ method, url = "" }: IncomingMessage): string | undefined => {
  if ((method !== "GET" && method !== "HEAD") || !url.startsWith(challengePath)) return undefined;
  const token = url.slice(challengePath.length);
  return tokenPattern.test(token) ? token : undefined;
};

/**
 * Answers an authority that looks whether a host name leads here (HTTP-01), on the ports of S3. While certificates come from an
 * authority, no object is served under that path.
 */
export const challengesBesideS3: ServedBeside = {
  accepts: (incoming) => tokenOf(incoming) !== undefined,
  load: async ({ prisma }) => {
    const challenges = createChallenges(prisma);
    return async (incoming, response) => {
      const answer = await challenges.find(tokenOf(incoming) ?? "").catch(() => undefined);
      response.writeHead(answer === undefined ? 404 : 200, {
        "content-type": "text/plain",
        "cache-control": "no-store",
      });
      response.end(incoming.method === "HEAD" ? undefined : (answer ?? "There is no such challenge.\n"));
    };
  },
};
