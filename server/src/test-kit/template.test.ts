import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it, vi } from "vitest";
import { withConnection } from "../database/connection.js";
import { databasesNamed } from "./database-copy.js";
import { machineTag } from "./test-run.js";

const serverUrl = process.env["CONCORDAT_TEST_DATABASE_URL"] ?? "";

/** The module as another process of the run has it: nothing is remembered. */
const inAnotherProcess = async () => {
  vi.resetModules();
  return import("./template.js");
};

const databases = (prefix: string) => withConnection(serverUrl, (client) => databasesNamed(client, prefix));

it("is made once, whoever asks for it at the same time", async () => {
  const modules = [await inAnotherProcess(), await inAnotherProcess(), await inAnotherProcess()];
  const copies = await Promise.all(modules.map(({ createServerDatabase }) => createServerDatabase(serverUrl)));
  expect(new Set(copies.map(({ url }) => url)).size).toBe(3);
  expect(await databases("concordat_template_")).toHaveLength(1);
  await Promise.all(copies.map((copy) => copy.drop()));
});

it("clears away what a run that was killed has left, and nothing of a run that lives", async () => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  const prefix = `concordat_testing_${machineTag}_`;
  const [dead, alive] = [`${prefix}${child.pid}_left`, `${prefix}${process.pid}_used`];
  await withConnection(serverUrl, (client) => client.query(`CREATE DATABASE ${dead}`));
  await withConnection(serverUrl, (client) => client.query(`CREATE DATABASE ${alive}`));
  const { createServerDatabase } = await inAnotherProcess();
  const copy = await createServerDatabase(serverUrl);
  expect(await databases(dead)).toEqual([]);
  expect(await databases(alive)).toEqual([alive]);
  await copy.drop();
  await withConnection(serverUrl, (client) => client.query(`DROP DATABASE ${alive}`));
});
