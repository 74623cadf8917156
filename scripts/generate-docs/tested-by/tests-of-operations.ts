import { readdirSync, readFileSync } from "node:fs";
import { queryOperations } from "../../../contract/src/query-api/index.js";
import { s3Operations } from "../../../contract/src/s3/index.js";
import { requestsIn } from "./requests-in.js";

const root = new URL("../../../", import.meta.url);

/** Where tests of S3, IAM and STS are, and programs that try clients. */
const folders = [
  ...["server/src/s3", "server/src/iam-api", "server/src/object-http"],
  ...["proof/src/s3", "scripts/s3-clients/clients"],
];
const isTest = (name: string): boolean => /\.(test|proof)\.ts$|s3-clients\/clients\/[\w-]+\.(mjs|py)$/.test(name);

/** Names of operations as the words of a command, or a method, are written: `put-object-acl`, `put_object_acl`. */
const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3-$2$4")
    .toLowerCase()
    .replaceAll("accesspoint", "access-point");

interface Operations {
  readonly names: ReadonlySet<string>;
  /** The table in the contract that a test walks if it is about every operation. */
  readonly table: string;
}

const namesOf = (operations: readonly { readonly name: string }[]) => new Set(operations.map(({ name }) => name));
const s3: Operations = { names: namesOf(s3Operations), table: "s3Operations" };
const query: Operations = { names: namesOf(queryOperations), table: "queryOperations" };

const commands = (text: string): readonly string[] =>
  [...text.matchAll(/\b(\w+)Command\b/g)].map(([, name = ""]) => name);

/** Commands of aws-cli and methods of boto3, which other languages than the tests' own are written in. */
const spoken = (text: string, names: ReadonlySet<string>): readonly string[] => {
  const words = new Set(text.match(/[a-z]+(?:[-_][a-z0-9]+)+/g)?.map((word) => word.replaceAll("_", "-")));
  return [...names].filter((name) => words.has(wordsOf(name)));
};

const quoted = (text: string, names: ReadonlySet<string>): readonly string[] =>
  [...text.matchAll(/"([A-Z][A-Za-z]+)"/g)].map(([, name = ""]) => name).filter((name) => names.has(name));

/** A file with tests, as far as it is about operations. */
interface TestFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly operations: ReadonlySet<string>;
  readonly walks: { readonly s3: boolean; readonly query: boolean };
}

const isClient = (file: string): boolean => !file.endsWith(".ts");
const isOfQueryApi = (file: string): boolean => /\/iam-api\/|iam\.(mjs|py)$/.test(file);

const walks = (text: string, { table }: Operations): boolean =>
  new RegExp(`import[^;]*\\b${table}\\b[^;]*;`).test(text);

const readTestFile = (file: string): TestFile => {
  const text = readFileSync(new URL(file, root), "utf8");
  const written = isOfQueryApi(file) ? quoted(text, query.names) : requestsIn(isClient(file) ? "" : text);
  const told = isClient(file) ? spoken(text, isOfQueryApi(file) ? query.names : s3.names) : commands(text);
  return {
    file,
    operations: new Set([...written, ...told].filter((name) => s3.names.has(name) || query.names.has(name))),
    walks: { s3: walks(text, s3), query: walks(text, query) },
  };
};

const readTestFiles = (): readonly TestFile[] =>
  folders
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    )
    .filter(isTest)
    .sort()
    .map(readTestFile);

/** Which tests exercise which operations, as their programs say. */
export interface TestsOfOperations {
  /** Files that walk the table of an API: what holds for every operation is tested there. */
  readonly walkers: { readonly s3: readonly string[]; readonly query: readonly string[] };
  /** Files that ask for an operation by themselves. */
  of(name: string): readonly string[];
}

/** Reads all tests. */
export const testsOfOperations = (): TestsOfOperations => {
  const files = readTestFiles();
  const walkersOf = (api: "s3" | "query") => files.filter((one) => one.walks[api]).map(({ file }) => file);
  return {
    walkers: { s3: walkersOf("s3"), query: walkersOf("query") },
    of: (name) => files.filter(({ operations }) => operations.has(name)).map(({ file }) => file),
  };
};
