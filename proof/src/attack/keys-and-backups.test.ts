// Somebody without the master key, on the same machine or with a backup in their hands, wants to be an administrator.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packBackup, readBackup, textOfEntry, withText } from "../../../server/src/testing/backup-entries.js";
import { createTestCommandLine, runCommand } from "../../../server/src/testing/command-line.js";
import { usedDataFolder, users } from "../../../server/src/testing/data-folder.js";
import { createEmptyDatabase } from "../../../server/src/testing/database.js";
import { startDatabaseProcess } from "../../../server/src/testing/database-process.js";
import { everythingIn } from "../../../server/src/testing/filled-database.js";
import { deriveKey } from "../../../server/src/vault/derived-keys.js";
import { createVault } from "../../../server/src/vault/vault.js";
import { proofRun, reportDone } from "../kit/proof-run.js";

const stranger = users.find(({ account }) => account)?.account;

describe("the embedded database", () => {
  it.runIf(stranger)("is out of reach for other users of the machine", async () => {
    const dataDir = await usedDataFolder();
    const server = await startDatabaseProcess({ dataDir });
    const program = `require("net").connect(${JSON.stringify(join(dataDir, "postgres/.s.PGSQL.5432"))})
      .on("connect", () => { console.log("in"); process.exit() }).on("error", ({ code }) => console.log(code))`;
    const asThem = spawnSync(process.execPath, ["-e", program], { ...stranger, cwd: "/", encoding: "utf8" });
    expect(asThem.stdout.trim()).toBe("EACCES");
    await server.close();
  });
});

describe("a backup in which somebody makes themselves an administrator", () => {
  it("does not come back, however well it is made", async () => {
    const concordat = await createTestCommandLine();
    const target = await createEmptyDatabase();
    try {
      concordat.environment["CONCORDAT_MASTER_KEY"] = randomBytes(32).toString("base64");
      await concordat.run("user", "create", "mallory");
      const file = join(concordat.environment["CONCORDAT_DATA_DIR"] as string, "backup.tar.gz");
      await concordat.run("db", "backup", file);
      const entries = await readBackup(file);
      const users = "tables/users/000001.copy";
      const rows = textOfEntry(entries, users);
      const promoted = rows.replace("mallory\tUSER", "mallory\tADMIN");
      expect(promoted).not.toBe(rows);
      const sum = (text: string) => createHash("sha256").update(text).digest("hex");
      const contents = textOfEntry(entries, "contents.json").replace(sum(rows), sum(promoted));
      const forged = withText(withText(entries, users, promoted), "contents.json", contents);
      const bare = forged.filter(({ header }) => header.name !== "authentication.json");
      for (const attempt of [forged, bare]) {
        await packBackup(`${file}.forged`, attempt);
        const restored = runCommand(["db", "restore", `${file}.forged`], {
          ...concordat.environment,
          DATABASE_URL: target.url,
        });
        expect(await restored.result).toMatchObject({ code: 1 });
        expect(await everythingIn(target.url)).toEqual({});
      }
    } finally {
      await Promise.all([concordat.close(), target.drop()]);
    }
  });
});

describe("the key of a sealed secret", () => {
  it("is one for each, where all were sealed under the master key", () => {
    const [masterKey, count] = [randomBytes(32), proofRun.isFull ? 100_000 : 1000];
    const vault = createVault(masterKey);
    const purposes = Array.from({ length: count }, (_, index) => `idempotency_records.answer:${index}`);
    const keys = new Set(
      purposes.map((purpose) => Buffer.from(deriveKey(masterKey, `box ${purpose}`)).toString("hex")),
    );
    expect(keys.size).toBe(count);
    const start = performance.now();
    for (const purpose of purposes) vault.open(vault.seal("an answer", purpose), purpose);
    const each = (1000 * (performance.now() - start)) / count;
    reportDone(`${count} secrets: 1 key before, ${keys.size} now; ${each.toFixed(0)} µs to seal and open one`);
  });
});
