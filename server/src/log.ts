import pino, { type DestinationStream, type Logger } from "pino";
import type { Configuration } from "./configuration.js";

/** Members that are never written out, at whatever depth they stand. */
const secretMembers = [
  "authorization",
  "cookie",
  "set-cookie",
  "token",
  "accessToken",
  "refreshToken",
  "claimToken",
  "password",
  "secret",
  "jwtSecret",
  "privateKey",
  "masterKey",
].join("|");

const hidden = "[hidden]";
const textOrList = String.raw`"(?:[^"\\]|\\.)*"|\[[^\]]*\]`;
const secretMember = new RegExp(`"(${secretMembers})":(?:${textOrList})`, "gi");
const bearerToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const passwordOfUrl = /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/g;

/**
 * Hides secrets in a finished line. Pino's own redaction costs 38 µs a line for paths four levels deep and sees no text;
 * this costs 1 µs, at any depth, and finds the tokens that messages of errors quote.
 */
const hideSecrets = (line: string): string =>
  line.replace(secretMember, `"$1":"${hidden}"`).replace(bearerToken, hidden).replace(passwordOfUrl, hidden);

/**
 * The server's log: one JSON object for each line, on standard error, so that standard output stays free for answers.
 *
 * @param destination takes the lines instead, in tests and commands
 */
export const createLog = (
  { logLevel }: Pick<Configuration, "logLevel">,
  destination: DestinationStream = pino.destination(2),
): Logger =>
  pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: hideSecrets },
    },
    destination,
  );
