import { type Command, InvalidArgumentError } from "commander";
import {
  createAccount,
  createAccountToken,
  deleteAccount,
  generatePassword,
  listAccounts,
  listAccountTokens,
  revokeAccountToken,
  setCredits,
  setPassword,
} from "../../accounts/accounts.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";

const clock = () => new Date();

const readCredits = (text: string): number | null => {
  if (text === "unlimited") return null;
  // blanks and the like would be read as 0, which stops the account
  if (!/^\d{1,15}(\.\d+)?$/.test(text)) throw new InvalidArgumentError("It is a number from 0 on, or unlimited.");
  return Number(text);
};

const passwordPrompt = (username: string): string => `Password of ${username} (not shown): `;

const passwordHelp = `
At a terminal, the password is asked for and not shown. Otherwise all of standard input is the password, without the line break
at its end:

  concordat account password ada < password-file

The old password is refused from the next call on, at every server.`;

/** `concordat account …`: the tenants of object storage. */
export const addAccountCommands = (program: Command, io: Io): void => {
  const account = program.command("account").description("accounts of object storage");

  account
    .command("create")
    .description("add an account; its password is generated and shown once")
    .argument("<username>")
    .option("--password", "read a password of your own from standard input instead")
    .action(async (username: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { password?: true }>();
      const password = options.password ? await io.readSecret(passwordPrompt(username)) : generatePassword();
      await withDatabase(io, ({ prisma }) => createAccount({ prisma, clock }, username, password));
      const shown = options.password ? { username } : { username, password };
      const tail = options.password ? "" : ` Its password, shown only now: ${password}`;
      answer(io, options, shown, `Account ${username} was added.${tail}`);
    });

  account
    .command("password")
    .description("give an account another password, read from standard input; its tokens stay")
    .argument("<username>")
    .option("--generate", "generate the password instead, and show it once")
    .addHelpText("after", passwordHelp)
    .action(async (username: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { generate?: true }>();
      const password = options.generate ? generatePassword() : await io.readSecret(passwordPrompt(username));
      await withDatabase(io, ({ prisma }) => setPassword({ prisma, clock }, username, password));
      const shown = options.generate ? { username, password } : { username };
      const tail = options.generate ? ` It is shown only now: ${password}` : "";
      answer(io, options, shown, `Account ${username} has another password.${tail}`);
    });

  account
    .command("list")
    .description("list all accounts")
    .action(async (_: unknown, command: Command) => {
      const accounts = await withDatabase(io, ({ prisma }) => listAccounts({ prisma, clock }));
      const shown = accounts.map(({ username, credits, createdAt, _count }) => ({
        username,
        services: _count.services,
        credits: credits === null ? null : Number(credits),
        createdAt,
      }));
      const rows = shown.map((row) => [
        row.username,
        String(row.services),
        String(row.credits ?? "unlimited"),
        row.createdAt.toISOString(),
      ]);
      answer(io, command.optsWithGlobals(), shown, table(["USERNAME", "SERVICES", "CREDITS", "CREATED"], rows));
    });

  account
    .command("delete")
    .description("remove an account with its tokens and jobs; refused while it has services")
    .argument("<username>")
    .action(async (username: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => deleteAccount({ prisma, clock }, username));
      answer(io, command.optsWithGlobals(), { username, deleted: true }, `Account ${username} was deleted.`);
    });

  account
    .command("credits")
    .description("set what an account can spend; at 0, whatever costs is answered with 402")
    .argument("<username>")
    .argument("<credits>", "a number, or unlimited", readCredits)
    .action(async (username: string, credits: number | null, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => setCredits({ prisma, clock }, username, credits));
      answer(
        io,
        command.optsWithGlobals(),
        { username, credits },
        `Account ${username} has ${credits ?? "unlimited"} credits.`,
      );
    });

  const token = account.command("token").description("tokens with which an account calls the API");

  token
    .command("create")
    .description("make a token; it is shown once")
    .argument("<username>")
    .option("--name <name>", "what the token is for", "cli")
    .action(async (username: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { name: string }>();
      const made = await withDatabase(io, ({ configuration, prisma }) =>
        createAccountToken({ prisma, clock }, username, options.name, configuration.quotas.tokensPerAccount),
      );
      answer(io, options, made, made.token);
    });

  token
    .command("list")
    .description("list an account's tokens, without what they are")
    .argument("<username>")
    .action(async (username: string, _: unknown, command: Command) => {
      const tokens = await withDatabase(io, ({ prisma }) => listAccountTokens({ prisma, clock }, username));
      const shown = tokens.map(({ id, name, createdAt, revokedAt }) => ({ id, name, createdAt, revokedAt }));
      const rows = shown.map((row) => [
        row.id,
        row.name,
        row.createdAt.toISOString(),
        row.revokedAt?.toISOString() ?? "",
      ]);
      answer(io, command.optsWithGlobals(), shown, table(["ID", "NAME", "CREATED", "REVOKED"], rows));
    });

  token
    .command("revoke")
    .description("end a token at once")
    .argument("<id>")
    .action(async (id: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => revokeAccountToken({ prisma, clock }, id));
      answer(io, command.optsWithGlobals(), { id, revoked: true }, `Token ${id} was revoked.`);
    });
};
