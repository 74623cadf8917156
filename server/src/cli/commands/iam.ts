import { actions, didYouMean, findAction } from "@concordat/contract/iam";
import { type Command, InvalidArgumentError } from "commander";
import type { AccessAnswer } from "../../storage/iam/explain/explain-access.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { visible } from "../table.js";
import { addBucketPolicyCommand } from "./iam-bucket-policy.js";
import { addLintCommand } from "./iam-lint.js";

type Context = ReadonlyMap<string, readonly string[]>;

const addContext = (text: string, context: Context = new Map()): Context => {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("It must look like aws:SourceIp=192.0.2.1.");
  const [key, value] = [text.slice(0, equals), text.slice(equals + 1)];
  return new Map([...context, [key, [...(context.get(key) ?? []), value]]]);
};

const knownAction = (text: string): string => {
  const action = findAction(text);
  if (action) return action.name;
  const names = actions.map(({ name }) => name);
  throw new InvalidArgumentError(`It must be an action such as s3:GetObject${didYouMean(text, names)}.`);
};

interface ExplainOptions extends GlobalOptions {
  readonly service: string;
  readonly user: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
}

const textOf = (
  { user, action, resource }: ExplainOptions,
  { allowed, sentence, missing }: AccessAnswer,
  reason: string,
): string =>
  [
    visible(`${user} ${allowed ? "may" : "may not"} perform ${action} on ${resource}: ${reason}.`),
    ...(sentence === null ? [] : ["", visible(`The caller reads: ${sentence}`)]),
    ...(missing.length === 0 ? [] : ["", `No value was given for ${missing.map(visible).join(", ")} (--context).`]),
  ].join("\n");

/** `concordat iam …`: who may do what in object storage, and the documents that say so. */
export const addIamCommands = (program: Command, io: Io): void => {
  const iam = program.command("iam").description("who may do what in object storage");

  iam
    .command("explain")
    .description("say whether a user may do something, and which policy and statement decide that")
    .requiredOption("--service <service>", "the service: its UUID, or its name")
    .requiredOption("--user <name>", "the user of the service")
    .requiredOption("--action <action>", "what the user would do, such as s3:GetObject", knownAction)
    .requiredOption("--resource <arn>", "on what: an ARN, bucket/key, or * for actions without a resource")
    .option("--context <key=value>", "a condition key of the request; as often as there are values", addContext)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      const [{ findServiceByName }, { explainAccess }, { becauseText }, { StorageError }] = await Promise.all([
        import("../../storage/iam/explain/find-service-by-name.js"),
        import("../../storage/iam/explain/explain-access.js"),
        import("../../storage/iam/explain/because-text.js"),
        import("../../storage/storage-error.js"),
      ]);
      const { user: username, action, resource, context = new Map() } = options;
      const found = await withDatabase(io, async ({ prisma }) => {
        const service = await findServiceByName(prisma, options.service);
        return explainAccess(prisma, service, { username, action, resource, context }, { clock: () => new Date() });
      }).catch((error: unknown) => {
        throw error instanceof StorageError ? new CommandError(error.message, { cause: error }) : error;
      });
      answer(io, options, { action, resource, ...found }, textOf(options, found, becauseText(found.because)));
    });

  addBucketPolicyCommand(iam, io);
  addLintCommand(iam, io);
};
