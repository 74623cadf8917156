import type { Command } from "commander";
import type { Configuration } from "../../configuration.js";
import type { MovedColumn } from "../../vault/rekey.js";
import { CommandError } from "../failure.js";
import { answer, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";
import { requireMasterKeys } from "./master-keys.js";

const openVault = async (configuration: Configuration) => {
  const [{ createVault }, { keyIdOf }] = await Promise.all([
    import("../../vault/vault.js"),
    import("../../vault/derived-keys.js"),
  ]);
  const keys = await requireMasterKeys(configuration);
  const [current, ...older] = keys.map(keyIdOf);
  return { vault: createVault(...keys), current: current as string, older };
};

const sum = (columns: readonly MovedColumn[], figure: "moved" | "remaining" | "unreadable"): number =>
  columns.reduce((all, column) => all + column[figure], 0);

/** `concordat vault …`: the master key, and the secrets that are sealed under it. */
export const addVaultCommands = (program: Command, io: Io): void => {
  const group = program.command("vault").description("the secrets that are sealed under the master key");

  group
    .command("status")
    .description("say which master keys are known, and how many secrets are not sealed under the current one")
    .action(async (_: unknown, command: Command) => {
      const status = await withDatabase(io, async ({ configuration, databaseUrl }) => {
        const [{ withConnection }, { countOthers }] = await Promise.all([
          import("../../database/connection.js"),
          import("../../vault/rekey.js"),
        ]);
        const { vault, current, older } = await openVault(configuration);
        return { current, older, columns: await withConnection(databaseUrl, (client) => countOthers(client, vault)) };
      });
      const text = [
        `Current key  ${status.current}`,
        `Older keys   ${status.older.join(", ") || "none"}`,
        "",
        table(
          ["TABLE", "COLUMN", "UNDER OTHER KEYS"],
          status.columns.map((each) => [each.table, each.column, each.remaining]),
        ),
      ];
      answer(io, command.optsWithGlobals(), status, text.join("\n"));
    });

  group
    .command("rekey")
    .description(
      "seal every secret again under the current master key, while servers run; it may be ended and run again",
    )
    .action(async (_: unknown, command: Command) => {
      const result = await withDatabase(io, async ({ configuration, databaseUrl }) => {
        const [{ withConnection }, { rekey }] = await Promise.all([
          import("../../database/connection.js"),
          import("../../vault/rekey.js"),
        ]);
        const { vault, current } = await openVault(configuration);
        return { current, columns: await withConnection(databaseUrl, (client) => rekey(client, vault)) };
      });
      const remaining = sum(result.columns, "remaining");
      const unreadable = sum(result.columns, "unreadable");
      if (unreadable > 0)
        throw new CommandError(
          `${unreadable} secrets open with none of the master keys, and were left as they are; ${sum(result.columns, "moved")} were sealed under ${result.current}: add the key that is missing and run it again.`,
        );
      const text = [
        table(
          ["TABLE", "COLUMN", "MOVED"],
          result.columns.map((each) => [each.table, each.column, each.moved]),
        ),
        "",
        remaining === 0
          ? `Every secret is sealed under the master key ${result.current}: older keys are needed for older backups only.`
          : `${remaining} secrets are still under other keys, since servers work on them: run it again.`,
      ];
      answer(io, command.optsWithGlobals(), result, text.join("\n"));
    });
};
