import { tokenLifetimeSeconds } from "@concordat/contract/ucloud";
import { type Command, InvalidArgumentError, Option } from "commander";
import { requireName, Username } from "../../directory/names.js";
import { ensureUser, findUser, personRoles } from "../../directory/users.js";
import { type CoreTokenClaims, issueCoreToken } from "../../ucloud/core-tokens.js";
import { isSubjectOf } from "../../ucloud/principal.js";
import { isScope } from "../../ucloud/scopes.js";
import { createVault } from "../../vault/vault.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { type Session, withDatabase } from "../session.js";
import { requireMasterKeys } from "./master-keys.js";

const tokenRoles = [...personRoles, "SERVICE"] as const;
type TokenRole = (typeof tokenRoles)[number];

/** A token cannot be called back, so none lives longer than a day. */
const longestLifetimeSeconds = 24 * 60 * 60;

const readLifetime = (text: string): number => {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= longestLifetimeSeconds) return seconds;
  throw new InvalidArgumentError(`It must be a whole number of seconds from 1 to ${longestLifetimeSeconds}.`);
};

const collectScopes = (text: string, collected: readonly string[] = []): readonly string[] => {
  if (!isScope(text)) throw new InvalidArgumentError("It must look like providers.browse:read or all:write.");
  return [...collected, text];
};

/** The role that the token gets. A person who is not in the directory is added to it, an administrator only when that is asked for. */
const chooseRole = async ({ prisma }: Session, { subject, ...wanted }: TokenOptions): Promise<TokenRole> => {
  const known = isSubjectOf("SERVICE", subject) ? null : await findUser(prisma, subject);
  const role = wanted.role ?? (isSubjectOf("SERVICE", subject) ? "SERVICE" : (known?.role ?? "USER"));
  if (role === "SERVICE") {
    if (isSubjectOf("SERVICE", subject)) return role;
    throw new CommandError(`"${subject}" cannot be a SERVICE: the names of services begin with one underscore.`);
  }
  if (role === "ADMIN" && !known && !wanted.create) {
    requireName(Username, "a username", subject);
    throw new CommandError(
      `There is no user "${subject}": --create adds it as an ADMIN, "concordat user list" shows who is there.`,
    );
  }
  const user = known ?? (await ensureUser(prisma, subject, role));
  if (role === "ADMIN" && user.role !== "ADMIN") {
    throw new CommandError(
      `User "${subject}" is no ADMIN in the directory: "concordat user role ${subject} ADMIN" makes it one.`,
    );
  }
  return role;
};

interface TokenOptions extends GlobalOptions {
  readonly subject: string;
  readonly role?: TokenRole;
  readonly scope?: readonly string[];
  readonly lifetime: number;
  readonly create?: true;
}

const issue = async (session: Session, options: TokenOptions) => {
  const { configuration, prisma } = session;
  const { subject, scope, lifetime } = options;
  const vault = createVault(...(await requireMasterKeys(configuration, "to sign the token with")));
  const role = await chooseRole(session, options);
  const claims: CoreTokenClaims = { subject, role, lifetimeSeconds: lifetime, ...(scope ? { scopes: scope } : {}) };
  const token = await issueCoreToken({ configuration, prisma, vault, clock: () => new Date() }, claims);
  return { token, subject, role };
};

/** `concordat token`: a bearer token of Core, for people, scripts and services. */
export const addTokenCommand = (program: Command, io: Io): void => {
  program
    .command("token")
    .description("print a bearer token; a person who is not in the directory is added to it as a USER")
    .requiredOption("--subject <name>", "who the token is for; the names of services begin with _")
    .addOption(
      new Option(
        "--role <role>",
        "what the bearer may do (default: the role in the directory, SERVICE for services)",
      ).choices(tokenRoles),
    )
    .option("--create", "add an administrator who is not in the directory yet; refused without, since it may be a typo")
    .option("--scope <scope>", "limit the token to a scope; may be given several times", collectScopes)
    .option("--lifetime <seconds>", "how long it is valid, at most a day", readLifetime, tokenLifetimeSeconds.user)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<TokenOptions>();
      const issued = await withDatabase(io, (session) => issue(session, options));
      answer(io, options, issued, issued.token);
    });
};
