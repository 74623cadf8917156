import { createHash, randomBytes } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { expect } from "vitest";
import { oneOf } from "../kit/random.js";
import type { ObjectWriter, WriterOptions } from "./object-writer.js";

/** What is known of a version: its bytes, whether it may be gone, and what keeps it. */
interface Version {
  readonly key: string;
  readonly id: string;
  readonly sha256: string;
  /** A deletion of it was not answered. */
  mayBeGone: boolean;
  /** `maybe`: a lock was asked for, and not answered. */
  lock: "none" | "maybe" | "GOVERNANCE" | "COMPLIANCE" | "held";
}

/** A call that was not answered as it should be: it may have had its effect all the same. */
class Unanswered extends Error {}

const sizes = [0, 100, 16_384, 16_385, 60_000];
const keysOfOne = 3;
/** So many are read after each kill. */
const mostRead = 40;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const digestOf = (body: Uint8Array | string) => ({ "content-md5": createHash("md5").update(body).digest("base64") });

/** Objects of any age expire by this date, and delete markers that stand for nothing: all by the next execution. */
const rules = `<LifecycleConfiguration>
  <Rule><ID>all</ID><Filter/><Status>Enabled</Status><Expiration><Date>2020-01-01T00:00:00Z</Date></Expiration></Rule>
  <Rule><ID>markers</ID><Filter/><Status>Enabled</Status>
    <Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration></Rule>
</LifecycleConfiguration>`;

/**
 * Writes, locks and deletes versions under keys of its own, in a bucket with object lock whose lifecycle rules expire whatever is
 * current. What is acknowledged as a version is there until it is deleted, and what is locked is there for good.
 */
export const createVersionWriter = (options: WriterOptions): ObjectWriter => {
  const { name, bucketUrl, accessKeyId, secretAccessKey, random, onAcknowledged } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: "s3", region: "europe-1", retries: 0 });
  const keys = Array.from({ length: keysOfOne }, (_, index) => `${name}/${index}`);
  const versions: Version[] = [];
  const acknowledged = new Map<string, number>();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

  /** @throws Unanswered where there is no answer, or one that the server is not able to */
  const send = async (path: string, init: RequestInit = {}) => {
    try {
      const answer = await client.fetch(`${bucketUrl}${path}`, init);
      const body = Buffer.from(await answer.arrayBuffer());
      if (answer.status >= 500) throw new Unanswered(`${answer.status}`);
      return { status: answer.status, headers: answer.headers, body };
    } catch (error) {
      throw error instanceof Unanswered ? error : new Unanswered("There was no answer.", { cause: error });
    }
  };
  const ofVersion = ({ key, id }: Version, query = ""): string => `/${key}?${query}versionId=${id}`;
  const isLocked = ({ lock }: Version): boolean => lock !== "none" && lock !== "maybe";
  const acknowledge = (kind: string) => {
    acknowledged.set(kind, (acknowledged.get(kind) ?? 0) + 1);
    onAcknowledged();
  };

  const lockHeaders = (lock: Version["lock"]): Record<string, string> => {
    if (lock === "none") return {};
    if (lock === "held") return { "x-amz-object-lock-legal-hold": "ON" };
    return { "x-amz-object-lock-mode": lock, "x-amz-object-lock-retain-until-date": tomorrow };
  };

  const put = async (key: string) => {
    const body = randomBytes(oneOf(random, sizes));
    const lock = oneOf(random, ["none", "none", "none", "GOVERNANCE", "COMPLIANCE", "held"] as const);
    const headers = { ...digestOf(body), ...lockHeaders(lock) };
    const answer = await send(`/${key}`, { method: "PUT", body: new Uint8Array(body), headers });
    expect(["put", answer.status]).toEqual(["put", 200]);
    const id = answer.headers.get("x-amz-version-id") ?? expect.fail();
    versions.push({ key, id, sha256: sha256(body), mayBeGone: false, lock });
    acknowledge("put");
  };

  const mark = async (key: string) => {
    expect(["mark", (await send(`/${key}`, { method: "DELETE" })).status]).toEqual(["mark", 204]);
    acknowledge("mark");
  };

  const remove = async (version: Version) => {
    if (version.lock === "none") version.mayBeGone = true;
    const { status } = await send(ofVersion(version), { method: "DELETE" });
    expect(["remove", version.lock, status]).toEqual(["remove", version.lock, isLocked(version) ? 403 : status]);
    if (status === 204) versions.splice(versions.indexOf(version), 1);
    else expect(["remove", status, version.lock === "none"]).toEqual(["remove", 403, false]);
    acknowledge(status === 204 ? "remove" : "refuse");
  };

  const lock = async (version: Version) => {
    if (version.lock === "none") version.lock = "maybe";
    const isHold = random(0, 1) === 1;
    const body = isHold
      ? "<LegalHold><Status>ON</Status></LegalHold>"
      : `<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>${tomorrow}</RetainUntilDate></Retention>`;
    const query = isHold ? "legal-hold&" : "retention&";
    const { status } = await send(ofVersion(version, query), { method: "PUT", body, headers: digestOf(body) });
    // a version whose deletion was not answered may be gone
    if (status === 404 && version.mayBeGone) return void versions.splice(versions.indexOf(version), 1);
    expect(["lock", status]).toEqual(["lock", 200]);
    version.mayBeGone = false;
    version.lock = isHold ? "held" : "COMPLIANCE";
    acknowledge("lock");
  };

  const expire = async () => {
    const { status } = await send("?lifecycle", { method: "PUT", body: rules, headers: digestOf(rules) });
    expect(["expire", status]).toEqual(["expire", 200]);
    acknowledge("expire");
  };

  const act = () => {
    const [dice, key] = [random(1, 100), oneOf(random, keys)];
    const version = versions.length > 0 ? oneOf(random, versions) : undefined;
    if (dice === 1) return expire();
    if (dice <= 10) return mark(key);
    if (dice <= 40 && version) return remove(version);
    if (dice <= 55 && version && !isLocked(version)) return lock(version);
    return put(key);
  };

  /** Reads a version. What is certain must be there, with its bytes; what is locked must refuse to go. */
  const check = async (version: Version) => {
    const { status, body, headers } = await send(ofVersion(version));
    const isThere = status === 200;
    if (!isThere) expect([version.key, version.id, status]).toEqual([version.key, version.id, 404]);
    expect([version.id, isThere || (version.mayBeGone && !isLocked(version))]).toEqual([version.id, true]);
    if (!isThere) return void versions.splice(versions.indexOf(version), 1);
    expect([version.id, sha256(body)]).toEqual([version.id, version.sha256]);
    if (version.lock === "held") expect(headers.get("x-amz-object-lock-legal-hold")).toBe("ON");
    if (version.lock === "GOVERNANCE" || version.lock === "COMPLIANCE")
      expect(headers.get("x-amz-object-lock-mode")).toBe(version.lock);
  };

  return {
    acknowledged,
    work: async (isOver) => {
      try {
        while (!isOver()) await act();
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
      }
    },
    verify: async () => {
      const read =
        versions.length <= mostRead ? [...versions] : Array.from({ length: mostRead }, () => oneOf(random, versions));
      for (const version of new Set(read)) await check(version);
    },
    verifyAll: async () => {
      for (const version of [...versions]) await check(version);
    },
  };
};
