import { explain, faultsOf } from "@concordat/contract";
import { parse } from "yaml";
import * as z from "zod";
import { DirectoryError } from "./directory-error.js";
import { memberRoles } from "./members.js";
import { DirectoryId, Title, Username } from "./names.js";
import { personRoles } from "./users.js";

/** Refuses a list in which two entries have the same key. */
const unique =
  <Entry>(keyOf: (entry: Entry) => string, member: string) =>
  ({ value, issues }: z.core.ParsePayload<Entry[]>): void => {
    const seen = new Set<string>();
    for (const [index, entry] of value.entries()) {
      const key = keyOf(entry);
      const path = member === "" ? [index] : [index, member];
      if (seen.has(key))
        issues.push({ code: "custom", input: value, path, message: `is given twice: ${JSON.stringify(key)}` });
      seen.add(key);
    }
  };

const User = z.strictObject({
  username: Username,
  role: z.enum(personRoles).default("USER"),
});

const Member = z.strictObject({
  username: Username,
  role: z.enum(["PI", ...memberRoles]).default("USER"),
});

const Group = z.strictObject({
  title: Title,
  members: z
    .array(Username)
    .check(unique((username) => username, ""))
    .default([]),
});

const Project = z
  .strictObject({
    id: DirectoryId,
    title: Title,
    members: z.array(Member).check(unique(({ username }) => username, "username")),
    groups: z
      .array(Group)
      .check(unique(({ title }) => title, "title"))
      .default([]),
  })
  .check(({ value, issues }) => {
    const leaders = value.members.filter(({ role }) => role === "PI").length;
    if (leaders !== 1) {
      const message = `must have exactly one PI, not ${leaders}`;
      issues.push({ code: "custom", input: value, path: ["members"], message });
    }
    const members = new Set(value.members.map(({ username }) => username));
    for (const [group, { members: inGroup }] of value.groups.entries()) {
      for (const [index, username] of inGroup.entries()) {
        if (members.has(username)) continue;
        const message = `must be a member of the project: ${JSON.stringify(username)}`;
        issues.push({ code: "custom", input: value, path: ["groups", group, "members", index], message });
      }
    }
  });

/** Users and projects as a file states them. */
const DirectoryFile = z.strictObject({
  users: z
    .array(User)
    .check(unique(({ username }) => username, "username"))
    .default([]),
  projects: z
    .array(Project)
    .check(unique(({ id }) => id, "id"))
    .default([]),
});
export type DirectoryFile = z.output<typeof DirectoryFile>;

/** Several faults at once, each a sentence that begins with the member that is wrong. */
export class DirectoryFileError extends DirectoryError {
  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(faults.join("\n"), options);
  }
}

/**
 * Reads a directory from YAML, of which JSON is a part.
 *
 * @throws DirectoryFileError that names every member that is wrong
 */
export const readDirectoryFile = (text: string): DirectoryFile => {
  const read = DirectoryFile.safeParse(parseText(text), { error: explain });
  if (read.success) return read.data;
  throw new DirectoryFileError(
    faultsOf(read.error.issues).map(({ name, reason }) => `${name || "The file"}: ${reason}`),
  );
};

const parseText = (text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new DirectoryFileError([`The file is neither YAML nor JSON: ${reason.replace(/[.:]{0,3}$/, "")}.`], {
      cause: error,
    });
  }
};
