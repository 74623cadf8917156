/** What the global set-up has made ready for all test files of a run. @throws Error where it has not run */
export const testRun = (
  name: `CONCORDAT_TEST_${"FOLDER" | "PROGRAMS" | "OPENAPI" | "DATABASE_URL" | "TEMPLATE"}`,
): string => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: the test must run with the global set-up server/src/testing/global-setup.ts.`);
};
