import { createAnswerBudget } from "../../../../server/src/answer-budget/create.js";
import { readConfiguration } from "../../../../server/src/configuration.js";
import { queryBesideS3 } from "../../../../server/src/iam-api/beside-s3.js";
import { beginUpload } from "../../../../server/src/s3/testing/multipart.js";
import { startTestS3, type TestS3 } from "../../../../server/src/s3/testing/s3-server.js";
import type { TestCredentials } from "../../../../server/src/s3/testing/signed-client.js";
import { storedState } from "../../../../server/src/s3/testing/stored-state.js";
import type { Scope } from "./fuzz-request.js";

/** Who asks: somebody who may do all, or somebody who may read, and whose requests therefore never change anything. */
export type Who = "writer" | "reader";

/** A server that is asked anything. */
export interface FuzzTarget {
  readonly s3: TestS3;
  /** Gives requests a bucket that is as it was at first, with two objects and an upload under way. */
  renew(): Promise<void>;
  scope(who: Who): Omit<Scope, "random">;
  state(): Promise<readonly string[]>;
}

export const startTarget = async (): Promise<FuzzTarget> => {
  const s3 = await startTestS3({ beside: [queryBesideS3(createAnswerBudget(readConfiguration({})))] });
  const { domain, service } = s3;
  const host = `${service.domainPrefix}.${domain.context.objectsDomain}`;
  const reading = ["s3:Get*", "s3:List*", "iam:Get*", "iam:List*", "iam:Simulate*"];
  let [bucket, uploadId, renewed] = ["", "", 0];
  let credentials: Record<Who, TestCredentials> | undefined;
  return {
    s3,
    renew: async () => {
      bucket = `fuzz-${renewed++}`;
      // requests may have taken the rights of those before them
      credentials = {
        writer: await s3.user(service.uuid, { Effect: "Allow", Action: "*", Resource: "*" }),
        reader: await s3.user(service.uuid, { Effect: "Allow", Action: reading, Resource: "*" }),
      };
      const send: TestS3["send"] = (request) => s3.send({ credentials: credentials?.writer, ...request });
      await send({ method: "PUT", path: `/${bucket}` });
      for (const key of ["key", "source"]) await send({ method: "PUT", path: `/${bucket}/${key}`, body: "0123456789" });
      uploadId = await beginUpload({ send }, `/${bucket}/key`);
    },
    scope: (who) => {
      if (!credentials) throw new Error("The target was never renewed.");
      const hosts = [host, host, `${bucket}.${host}`, new URL(s3.url).host, "localhost", "other.test", "a..b", ""];
      return { bucket, uploadId, hosts, credentials: credentials[who], at: s3.context.clock() };
    },
    state: () => storedState(domain.db),
  };
};
