import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  createTestCommandLine,
  type RunningCommand,
  runCommand,
  type TestCommandLine,
} from "../../testing/command-line.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());

const start = (settings: Record<string, string> = {}, ...argv: readonly string[]): RunningCommand =>
  runCommand(["start", ...argv], { ...concordat.environment, PORT: "0", ...settings });

/** The same, as a person does it, who sees what stands on standard output. */
const startAtTerminal = (...argv: readonly string[]): RunningCommand =>
  runCommand(["start", ...argv], { ...concordat.environment, PORT: "0" }, { isTerminal: true });

const urlIn = (banner: string): string => /API +(\S+)/.exec(banner)?.[1] ?? expect.fail(banner);

/** Makes the database one that no server has begun yet. */
const beginAnew = async () => {
  const { prisma } = concordat.database;
  await prisma.storageService.deleteMany();
  await prisma.account.deleteMany();
};

describe("concordat start", () => {
  it("prints a banner on standard output, keeps the log off it, and ends with 0 on a signal", async () => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
      const server = start();
      const url = urlIn(await server.answered);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      server.emit(signal);
      const { code, stdout, stderr } = await server.result;
      expect({ code, stderr, exits: server.exits }).toEqual({ code: 0, stderr: "", exits: [] });
      expect(stdout).toMatch(new RegExp(`Docs +${url}/docs\\n`));
      expect(stdout).toContain("user admin");
      const messages = server.log.map((line) => (JSON.parse(line) as { msg: string }).msg);
      expect(messages).toEqual([
        "listening",
        "listening",
        "started",
        "request",
        expect.stringMatching(/^stopping/),
        "stopped",
      ]);
      await expect(fetch(url)).rejects.toThrow("fetch failed");
    }
  });

  it("takes settings as options", async () => {
    const server = start({ PORT: "1" }, "--port", "0", "--s3-port", "off", "--json");
    const { url, s3 } = JSON.parse(await server.answered) as { url: string; s3: string | null };
    expect({ status: (await fetch(`${url}/healthz`)).status, s3 }).toEqual({ status: 200, s3: null });
    server.emit("SIGTERM");
    await server.result;
  });

  it("waits for a database that is away, and ends with 0 on a signal meanwhile, without a word on standard output", async () => {
    const server = start({ DATABASE_URL: "postgresql://concordat:secret@127.0.0.1:1/concordat" });
    const listening = () => server.log.map((line) => JSON.parse(line) as { msg: string; url?: string });
    await vi.waitFor(() => expect(listening().at(-1)?.msg).toBe("listening"), { timeout: 20_000, interval: 10 });
    expect((await fetch(`${listening().at(-1)?.url}/readyz`)).status).toBe(503);
    expect(server.log[0]).toMatch(/ECONNREFUSED.*the database is away/);
    expect(server.log.join("")).not.toContain("secret");
    server.emit("SIGTERM");
    expect(await server.result).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it.skipIf(process.platform === "win32")("prints a call that works as it stands, token included", async () => {
    const server = startAtTerminal();
    const call = /^ +(curl .*)$/m.exec(await server.answered)?.[1] ?? expect.fail("no call");
    const { stdout } = await promisify(execFile)("sh", ["-c", call]);
    expect(JSON.parse(stdout)).toEqual({ itemsPerPage: 50, items: [], next: null });
    server.emit("SIGTERM");
    await server.result;
  });

  it.skipIf(process.platform === "win32")(
    "shows an account of object storage once, with a call that works",
    async () => {
      await beginAnew();
      const first = startAtTerminal();
      const banner = await first.answered;
      const call = /^ +(curl .*object-storage.*)$/m.exec(banner)?.[1] ?? expect.fail("no call");
      expect(JSON.parse((await promisify(execFile)("sh", ["-c", call])).stdout)).toMatchObject([
        { name: "my-service" },
      ]);
      expect(banner).toMatch(
        /AWS_SECRET_ACCESS_KEY=\S{40} .* aws --endpoint-url http:\S+ s3 cp README\.md s3:\/\/my-bucket\/\n/,
      );
      const [, username, password] = /account (\S+); shown only now: password (\S+), token ucat_/.exec(banner) ?? [];
      const jobs = `${urlIn(banner)}/1.3/object-storage-2/jobs`;
      const basic = { headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` } };
      expect((await fetch(jobs, basic)).status).toBe(200);
      expect(first.log.join()).not.toContain(password);
      first.emit("SIGTERM");
      await first.result;

      const second = startAtTerminal();
      const later = await second.answered;
      expect(later).toMatch(new RegExp(`account ${username}; a token: .* account token create ${username}\n`));
      expect(later).not.toMatch(/shown only now|ucat_|AWS_SECRET/);
      second.emit("SIGTERM");
      await second.result;
    },
  );

  it("writes no secret where a log may keep it, and tells how to get credentials instead", async () => {
    for (const json of [[], ["--json"]]) {
      await beginAnew();
      const server = start({}, ...json);
      const answer = await server.answered;
      expect(answer).not.toMatch(/shown only now|ucat_|eyJ|AWS_SECRET|secretAccessKey/);
      if (json.length === 0) expect(answer).toContain("account token create concordat");
      else expect(JSON.parse(answer)).toMatchObject({ account: { username: "concordat" } });
      server.emit("SIGTERM");
      const { stderr } = await server.result;
      expect(stderr + server.log.join("")).not.toMatch(/ucat_|eyJ/);
    }
    expect(await concordat.run("account", "token", "create", "concordat")).toMatch(/^ucat_/);
  });

  it("takes the account of object storage from the environment, and prints no secret of it", async () => {
    const settings = {
      CONCORDAT_UPCLOUD_USERNAME: "env",
      CONCORDAT_UPCLOUD_PASSWORD: "pass-of-env",
      CONCORDAT_UPCLOUD_TOKEN: "ucat_of_the_environment_and_nobody_else",
    };
    for (const json of [[], ["--json"]]) {
      const server = start(settings, ...json);
      const answer = await server.answered;
      expect(answer).toContain("env");
      expect(answer).not.toMatch(/pass-of-env|ucat_/);
      server.emit("SIGTERM");
      await server.result;
    }
    const broken = await start({ CONCORDAT_UPCLOUD_USERNAME: "a:b" }).result;
    expect(broken).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^CONCORDAT_UPCLOUD_USERNAME must have .*\.\n$/),
    });
  });

  it("answers in JSON for programs that start it", async () => {
    const server = start({ LOG_LEVEL: "silent" }, "--json");
    const facts = JSON.parse(await server.answered) as { url: string };
    expect(facts).toMatchObject({ docs: `${facts.url}/docs`, admin: "admin", pid: process.pid });
    expect(JSON.stringify(facts)).not.toContain(new URL(concordat.database.url).password);
    expect((await fetch(`${facts.url}/healthz`)).status).toBe(200);
    server.emit("SIGTERM");
    expect(await server.result).toMatchObject({ code: 0, stderr: "" });
  });

  it("ends at once on the second signal", async () => {
    const server = start();
    await server.answered;
    server.emit("SIGINT");
    server.emit("SIGINT");
    expect(server.exits).toEqual([1]);
    await server.result;
  });

  it("stops after a signal that came while it was starting, without a banner", async () => {
    const server = start();
    await server.listens;
    server.emit("SIGTERM");
    expect(await server.result).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("outlives a promise that nobody looked after, and logs it", async () => {
    const server = start({ LOG_LEVEL: "error" });
    const url = urlIn(await server.answered);
    server.emit("unhandledRejection", new Error("lost"), Promise.resolve());
    expect(JSON.parse(server.log[0] ?? "")).toMatchObject({ level: "error", err: { message: "lost" } });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    server.emit("SIGTERM");
    expect((await server.result).code).toBe(0);
  });

  it("stops with 1 and a sentence after an error that nobody caught", async () => {
    const server = start({ LOG_LEVEL: "fatal" });
    const url = urlIn(await server.answered);
    server.emit("uncaughtException", new Error("it broke"));
    const { code, stderr } = await server.result;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "Concordat failed, which it should not: it broke; LOG_LEVEL=debug shows more.\n",
    });
    expect(JSON.parse(server.log[0] ?? "")).toMatchObject({ level: "fatal", err: { message: "it broke" } });
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("says in one sentence that the port is in use, ends with 1, and loses no credentials", async () => {
    await beginAnew();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const { code, stdout, stderr } = await start({ PORT: String(port) }).result;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use by another program: .*\\.\n$`));
    other.close();
    expect(await concordat.database.prisma.account.count()).toBe(0);
    const server = startAtTerminal();
    expect(await server.answered).toMatch(/shown only now: password \S+, token ucat_/);
    server.emit("SIGTERM");
    await server.result;
  });

  it("finds the users that commands add while it runs", async () => {
    const server = start();
    const url = urlIn(await server.answered);
    const token = await concordat.run("token", "--subject", "ada");
    const authorization = `Bearer ${token}`;
    const search = { method: "POST", headers: { authorization }, body: JSON.stringify({ flags: {}, query: "" }) };
    expect((await fetch(`${url}/api/providers/search`, search)).status).toBe(200);
    const project = await concordat.run("project", "create", "Physics", "--pi", "ada");
    const inProject = { ...search, headers: { authorization, project } };
    expect((await fetch(`${url}/api/providers/search`, inProject)).status).toBe(200);
    await concordat.run("user", "create", "bob");
    await concordat.run("project", "member", "add", project, "bob");
    await concordat.run("project", "member", "role", project, "bob", "PI");
    await concordat.run("project", "member", "remove", project, "ada");
    expect((await fetch(`${url}/api/providers/search`, inProject)).status).toBe(403);
    server.emit("SIGTERM");
    await server.result;
  });
});
