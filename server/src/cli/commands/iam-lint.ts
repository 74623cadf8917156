import { readFile } from "node:fs/promises";
import {
  type DocumentFault,
  type DocumentKind,
  lintDocument,
  readBucketPolicy,
  readDocument,
} from "@concordat/contract/iam";
import { type Command, Option } from "commander";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { visible } from "../table.js";

const kinds: readonly DocumentKind[] = ["permissions", "trust", "bucket"];

/** What a document is, from what it says: the kind that `--kind` names otherwise. */
const kindOf = (text: string): DocumentKind => {
  if (!/"(?:Not)?Principal"\s*:/.test(text)) return "permissions";
  return /"sts:/i.test(text) ? "trust" : "bucket";
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { message } = error as Error;
    throw new CommandError(`The document in ${file} cannot be read: ${message}.`, { cause: error });
  }
};

/** What is said about a part of a document. */
interface Remark {
  readonly path: string;
  readonly reason: string;
}

const remarkOf = ({ bracketPath, reason }: DocumentFault): Remark => ({ path: bracketPath, reason });

/** Faults, with which a document is refused, and warnings, with which it may do what nobody meant. */
interface Remarks {
  readonly kind: DocumentKind;
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
}

const remarksOn = (text: string, kind: DocumentKind, bucket: string | undefined): Remarks => {
  const reading = bucket === undefined ? readDocument(text, kind) : readBucketPolicy(text, bucket);
  return {
    kind,
    faults: (reading.faults ?? []).map(remarkOf),
    warnings: reading.faults ? [] : lintDocument(reading.document).map(remarkOf),
  };
};

const lines = (label: string, remarks: readonly Remark[]): readonly string[] =>
  remarks.map(({ path, reason }) => visible(`${label}  ${path === "" ? "The document" : path} ${reason}`));

const noun = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const textOf = ({ kind, faults, warnings }: Remarks): string =>
  faults.length + warnings.length === 0
    ? `The document (${kind}) has no faults.`
    : [...lines("fault  ", faults), ...lines("warning", warnings)].join("\n");

interface LintOptions extends GlobalOptions {
  readonly kind?: DocumentKind;
  readonly bucket?: string;
}

/** `concordat iam lint`: the faults of a document. */
export const addLintCommand = (iam: Command, io: Io): void => {
  iam
    .command("lint")
    .description("tell the faults of a policy document, and what of it is doubtful; ends with 1 if there are faults")
    .argument("<file>", "a file with the document")
    .addOption(new Option("--kind <kind>", "what the document is; as it looks unless given").choices(kinds))
    .option("--bucket <name>", "the bucket that the document is for; makes it a bucket policy")
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<LintOptions>();
      const text = await readText(file);
      const kind = options.bucket === undefined ? (options.kind ?? kindOf(text)) : "bucket";
      const remarks = remarksOn(text, kind, options.bucket);
      answer(io, options, remarks, textOf(remarks));
      const { length } = remarks.faults;
      if (length > 0) throw new CommandError(`The document has ${noun(length, "fault")}, and would be refused.`);
    });
};
