import { createVitest } from "vitest/node";
import { mutants } from "../../proof/src/authorization/mutants.js";
import { mutate, mutated, sourceOf } from "./mutant-plugin.js";

// Runs the authorization matrices on one mutant of the server after the other, in one process, and tells of each in a line
// of JSON which tests failed on it. Arguments narrow the mutants down to those whose file or name has one of them in it.

const wanted = mutants.filter(
  ({ file, name }) => process.argv.length < 3 || process.argv.slice(2).some((part) => `${file} ${name}`.includes(part)),
);
const tell = (report: object) => process.stdout.write(`${JSON.stringify(report)}\n`);

process.env.CONCORDAT_MUTANTS = "true"; // has the configuration bring the plugin in
const vitest = await createVitest("test", {
  watch: false,
  bail: 1,
  reporters: [{}],
  project: ["database", "isolated"],
  testTimeout: 300_000,
  hookTimeout: 300_000,
});
await vitest.standalone();
const matrices = {
  ucloud: await vitest.globTestSpecifications(["ucloud-matrix"]),
  "object-storage": await vitest.globTestSpecifications(["storage-matrix"]),
};

const failuresOf = async (
  specifications: (typeof matrices)["ucloud"],
): Promise<{ readonly ran: number; readonly failed: string[] }> => {
  const result = await vitest.runTestSpecifications(specifications);
  const { unhandledErrors } = result;
  // what earlier runs left behind is told again
  const ofThis = new Set(specifications.map(({ moduleId }) => moduleId));
  const testModules = result.testModules.filter(({ moduleId }) => ofThis.has(moduleId));
  const failed = testModules.flatMap((module) => [
    ...module.errors().map(({ message }) => message),
    ...[...module.children.allTests("failed")].map(({ name }) => name),
    ...[...module.children.allSuites()].flatMap((suite) => suite.errors().map(({ message }) => message)),
  ]);
  // a run that was broken off proves nothing, neither that a mutant was noticed nor that it was not
  const tests = testModules.flatMap((module) => [...module.children.allTests()]);
  const ran = tests.filter((test) => ["passed", "failed"].includes(test.result().state));
  if (ran.length === 0) throw new Error("No test ran.");
  return { ran: ran.length, failed: [...failed, ...unhandledErrors.map(String)] };
};

try {
  tell({ name: "the server as it is", ...(await failuresOf(Object.values(matrices).flat())) });
  for (const mutant of wanted) {
    const { name, file } = mutant;
    try {
      mutated(mutant);
    } catch (error) {
      tell({ name, file, missing: String(error) });
      continue;
    }
    mutate(mutant);
    vitest.invalidateFile(sourceOf(mutant));
    const [api] = file.split("/") as [keyof typeof matrices];
    tell({ name, file, ...(await failuresOf(matrices[api])) });
    mutate(undefined);
    vitest.invalidateFile(sourceOf(mutant));
  }
} finally {
  await vitest.close();
}
