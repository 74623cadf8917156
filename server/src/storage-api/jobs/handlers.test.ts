import { type JobDetailResponse, jobLimits, jobStates } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, isAlphabetical, notFound, problemOf } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
let bob: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  [ada, bob] = await Promise.all([storage.account("ada"), storage.account("bob")]);
});
afterAll(() => storage.close());

const secrets = ["source-secret-that-nobody-sees", "target-secret-that-nobody-sees"] as const;
const source = { access_key_id: "SOURCE", bucket: "archive", endpoint_url: "https://s3.example.com" };
const target = { access_key_id: "TARGET", endpoint_url: "https://k3v9a.upcloudobjects.com" };
const body = (sourceMembers: object = {}, targetMembers: object = {}) => ({
  type: "copy",
  source: { ...source, secret_access_key: secrets[0], ...sourceMembers },
  target: { ...target, secret_access_key: secrets[1], ...targetMembers },
});
const create = (...members: readonly object[]) => ada.request<JobDetailResponse>("POST", "/jobs", body(...members));
const rowOf = (uuid: string) => storage.context.prisma.storageJob.findUniqueOrThrow({ where: { uuid } });

describe("jobs", () => {
  it("are written down, wait, and show what was asked for without secrets", async () => {
    const created = await create();
    expect([created.status, isAlphabetical(created.body)]).toEqual([201, true]);
    const { uuid, created_at } = created.body;
    expect(created.body).toEqual({
      created_at,
      input: { source, target, type: "copy" },
      operational_state: "pending",
      output: { bytes: 0, error: "", total_bytes: 0, transfer_time: "" },
      updated_at: created_at,
      uuid,
    });
    expect(uuid).toMatch(/^12[0-9a-f]{6}-/);
    const one = await ada.request("GET", `/jobs/${uuid}`);
    expect([one.body, isAlphabetical(one.body)]).toEqual([created.body, true]);
    const { secretsSealed, ...row } = await rowOf(uuid);
    expect(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      "nobody-sees",
    );
    expect(Buffer.from(secretsSealed).includes("nobody-sees")).toBe(false);
    expect(storage.context.vault.open(secretsSealed, `storage_jobs.secrets:${uuid}`).toString()).toBe(
      JSON.stringify(secrets),
    );
  });

  it("are listed whole, newest first, to their account only", async () => {
    const uuids: string[] = [];
    for (let index = 0; index < 12; index++) {
      storage.context.clock.advance(1000);
      uuids.unshift((await create()).body.uuid);
    }
    const { body: jobs } = await ada.request<JobDetailResponse[]>("GET", "/jobs");
    expect(jobs.map(({ uuid }) => uuid).slice(0, 12)).toEqual(uuids);
    expect((await bob.request("GET", "/jobs")).body).toEqual([]);
    for (const id of [uuids[0], "12000000-0000-4000-8000-000000000000", "no-uuid", "%00"]) {
      for (const method of ["GET", "DELETE"])
        expect(problemOf(await bob.request(method, `/jobs/${id}`))).toBe(notFound);
    }
    expect((await ada.request<JobDetailResponse>("GET", `/jobs/${uuids[0]}`)).body.operational_state).toBe("pending");
  });

  it("are canceled once, forget their secrets then, and stay on record", async () => {
    const { uuid, created_at } = (await create()).body;
    storage.context.clock.advance(1000);
    const answers = await Promise.all(Array.from({ length: 16 }, () => ada.request("DELETE", `/jobs/${uuid}`)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const answer of answers)
      if (answer.status !== 204) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["job_uuid"]]);
    const { body: canceled } = await ada.request<JobDetailResponse>("GET", `/jobs/${uuid}`);
    expect(canceled).toMatchObject({ operational_state: "canceled", created_at });
    expect(Date.parse(canceled.updated_at) - Date.parse(created_at)).toBe(1000);
    expect((await rowOf(uuid)).secretsSealed).toHaveLength(0);
  });

  it.each([...jobStates.unfinished, ...jobStates.finished])(
    "in state %s are canceled if they have not ended",
    async (operationalState) => {
      const { uuid } = (await create()).body;
      await storage.context.prisma.storageJob.update({ where: { uuid }, data: { operationalState } });
      const ended = jobStates.finished.some((state) => state === operationalState);
      expect((await ada.request("DELETE", `/jobs/${uuid}`)).status).toBe(ended ? 400 : 204);
      const { body: job } = await ada.request<JobDetailResponse>("GET", `/jobs/${uuid}`);
      expect(job.operational_state).toBe(ended ? operationalState : "canceled");
    },
  );

  it("mean all buckets when they name none", async () => {
    for (const bucket of ["", undefined])
      expect((await create({ bucket }, { bucket })).body.input.source).not.toHaveProperty("bucket");
    expect((await create({}, { bucket: "a".repeat(jobLimits.bucket) })).body.input.target.bucket).toHaveLength(
      jobLimits.bucket,
    );
  });

  it("copy to a managed object storage, this server's included", async () => {
    const { endpoints } = await ada.createService("target");
    expect((await create({}, { endpoint_url: `https://${endpoints[0]?.domain_name}:8443/` })).status).toBe(201);
    for (const endpoint_url of [
      "https://s3.example.com",
      "https://upcloudobjects.com.example.com",
      "https://evilupcloudobjects.com",
      "https://example.com/.upcloudobjects.com",
      "https://example.com?x=.upcloudobjects.com",
    ]) {
      expect(faultsOf(await create({}, { endpoint_url }))).toEqual(["target.endpoint_url"]);
    }
  });

  it("name all faults at once", async () => {
    for (const url of [
      "s3.example.com",
      "ftp://a.upcloudobjects.com",
      "file:///etc/passwd",
      "https://",
      "https://a:b@k3v9a.upcloudobjects.com",
    ]) {
      const answer = await create({ endpoint_url: url }, { endpoint_url: url });
      expect([problemOf(answer), faultsOf(answer)]).toEqual([
        invalidRequest,
        ["source.endpoint_url", "target.endpoint_url"],
      ]);
    }
    const long = "a".repeat(jobLimits.key + 1);
    expect(
      faultsOf(
        await create({ access_key_id: "", secret_access_key: long }, { bucket: null, endpoint_url: undefined }),
      ).sort(),
    ).toEqual(["source.access_key_id", "source.secret_access_key", "target.bucket", "target.endpoint_url"]);
    expect(faultsOf(await ada.request("POST", "/jobs", { ...body(), type: "move" }))).toEqual(["type"]);
    const { secret_access_key: _, ...withoutSecret } = body().source;
    expect(faultsOf(await ada.request("POST", "/jobs", { ...body(), source: withoutSecret }))).toEqual([
      "source.secret_access_key",
    ]);
  });
});
