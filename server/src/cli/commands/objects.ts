import type { Command } from "commander";
import type { BlobStore } from "../../blobs/blob-store.js";
import type { Configuration } from "../../configuration.js";
import type { BucketFigures } from "../../object-store/buckets/recount.js";
import type { ObjectsCheck } from "../../object-store/check/check-objects.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { readCommandConfiguration, type Session, withDatabase } from "../session.js";
import { table } from "../table.js";
import { requireMasterKeys } from "./master-keys.js";

const mebibyte = 1024 * 1024;

/** So many names are shown; JSON has all of them. */
const mostShown = 20;

const listed = (title: string, rows: ObjectsCheck["missing"]): string[] =>
  rows.length === 0
    ? []
    : [
        "",
        title,
        table(
          ["SERVICE", "OBJECT", "BLOB"],
          rows.slice(0, mostShown).map(({ serviceUuid, name, blobId }) => [serviceUuid, name, blobId ?? "in the row"]),
        ),
        ...(rows.length > mostShown ? [`and ${rows.length - mostShown} more`] : []),
      ];

const figures = {
  objects: "OBJECTS",
  bytes: "BYTES",
  uploads: "UPLOADS",
  uploadBytes: "BYTES OF UPLOADS",
  noncurrentObjects: "EARLIER VERSIONS",
  noncurrentBytes: "THEIR BYTES",
  deleteMarkers: "DELETE MARKERS",
} satisfies Readonly<Record<keyof BucketFigures, string>>;
const figureNames = Object.keys(figures) as (keyof BucketFigures)[];

const describeDrift = ({ drift }: ObjectsCheck): string[] => {
  const rows = drift.slice(0, mostShown).map(({ serviceUuid, bucketName, counted, found }) => {
    const both = figureNames.map((figure) => `${counted[figure]} (${found[figure]})`);
    return [serviceUuid, bucketName, ...both];
  });
  if (rows.length === 0) return [];
  const columns = ["SERVICE", "BUCKET", ...Object.values(figures)];
  return ["", "Buckets of which something else is counted than there is, in brackets:", table(columns, rows)];
};

const describe = (found: ObjectsCheck, isDeep: boolean): string =>
  [
    `Blobs    ${found.blobs} (${found.blobBytes} bytes)`,
    `Orphans  ${found.orphans} (${found.orphanBytes} bytes), of which ${found.youngOrphans} are not an hour old`,
    `Rows     ${found.rows} ${isDeep ? "read from beginning to end" : "with their bytes in blobs"}`,
    `Missing  ${found.missing.length}`,
    `Damaged  ${found.damaged.length}`,
    `Drift    ${found.drift.length} buckets are counted wrongly, and ${found.strays} objects, versions and uploads are in none`,
    ...listed("Rows whose blob is missing:", found.missing),
    ...listed("Rows whose bytes are not as they were written:", found.damaged),
    ...describeDrift(found),
  ].join("\n");

const check = async ({ configuration, prisma: db }: Session, bytesPerSecond?: number): Promise<ObjectsCheck> => {
  const { checkObjects } = await import("../../object-store/check/check-objects.js");
  const store = await loadStore(configuration);
  const now = new Date();
  if (bytesPerSecond === undefined) return checkObjects({ db, store, now });
  const [{ ServiceKeys }, { createSealedBytes }, { createVault }] = await Promise.all([
    import("../../blobs/keys/service-keys.js"),
    import("../../blobs/sealed-bytes.js"),
    import("../../vault/vault.js"),
  ]);
  const vault = createVault(...(await requireMasterKeys(configuration, "to open the bytes with")));
  const keys = new ServiceKeys({ db, vault });
  // what is found is the answer: no log need tell of it, too
  const log = { error: () => undefined, warn: () => undefined };
  const bytes = createSealedBytes({ store, keys, log });
  try {
    return await checkObjects({ db, store, now, deep: { bytes, bytesPerSecond } });
  } finally {
    keys.close();
  }
};

const rateOf = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text) * mebibyte;
  throw new CommandError("--rate must be a whole number of MiB per second, from 1 to 999999.");
};

const loadStore = async (configuration: Configuration): Promise<BlobStore> =>
  (await import("../../blobs/open-bytes.js")).openStore(configuration);

/** `concordat objects …`: the bytes of objects. */
export const addObjectsCommands = (program: Command, io: Io): void => {
  const group = program.command("objects").description("the bytes of objects, and whether they are as they should be");

  group
    .command("check")
    .description("compare objects, their bytes and their usage, while servers run; nothing is changed")
    .option("--deep", "open every byte as well")
    .option("--rate <MiB>", "how many MiB a second are opened at most", "100")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { deep?: true; rate: string }>();
      const bytesPerSecond = rateOf(options.rate);
      const isDeep = options.deep === true;
      const found = await withDatabase(io, (session) => check(session, isDeep ? bytesPerSecond : undefined));
      answer(io, options, found, describe(found, isDeep));
      const faults = [found.missing, found.damaged, found.drift].some(({ length }) => length > 0);
      if (faults || found.strays > 0) throw new CommandError("Something is not as it should be: see above.");
    });

  group
    .command("export")
    .description("write the bytes of objects, sealed as they are, to one file; back up the database first")
    .argument("<file>", "a new file, such as objects.tar")
    .option("--unauthenticated", "without the master key's proof that nobody changed it")
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { unauthenticated?: true }>();
      const written = await withDatabase(io, async ({ configuration, prisma }) => {
        const { exportBlobs } = await import("../../blobs/archive/export-blobs.js");
        const { findReferenced } = await import("../../object-store/removals/referenced.js");
        const keys = options.unauthenticated
          ? undefined
          : await requireMasterKeys(configuration, "to authenticate it with");
        const store = await loadStore(configuration);
        return exportBlobs(file, { store, findReferenced: (ids) => findReferenced(prisma, ids), masterKey: keys?.[0] });
      });
      const text = [
        `Wrote ${written.blobs} blobs to ${written.file} (${written.bytes} bytes).`,
        written.authenticated === null
          ? "NOT AUTHENTICATED: it is imported with --unauthenticated only."
          : `It is authenticated under the master key ${written.authenticated}: a changed one is refused.`,
        "Bytes of up to 16 KiB, names and keys are in the database: this goes with a backup of it. Objects that were written between the two are in one of them only.",
      ];
      answer(io, options, written, text.join("\n"));
    });

  group
    .command("import")
    .description("bring the bytes of an export back into the data folder; what is there stays")
    .argument("<file>")
    .option("--unauthenticated", "also an archive for which no master key vouches")
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { unauthenticated?: true }>();
      const { importBlobs } = await import("../../blobs/archive/import-blobs.js");
      const { findMasterKeys } = await import("../../vault/master-keys.js");
      const configuration = readCommandConfiguration(io);
      const imported = await importBlobs(file, {
        store: await loadStore(configuration),
        masterKeys: await findMasterKeys(configuration.masterKey, configuration.dataDir),
        unauthenticated: options.unauthenticated === true,
      });
      const text = [
        `Brought ${imported.blobs} blobs back, of which ${imported.present} were there.`,
        imported.authenticated === null
          ? "NOT AUTHENTICATED: nothing showed whether somebody had changed it."
          : `The master key ${imported.authenticated} vouches for it: it is as it was written.`,
        "`concordat objects check` tells whether every object has its bytes.",
      ];
      answer(io, options, imported, text.join("\n"));
    });
};
