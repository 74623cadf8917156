import type { Command } from "commander";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { visible } from "../table.js";

interface RemoveOptions extends GlobalOptions {
  readonly service: string;
}

/**
 * `concordat iam remove-bucket-policy`: a policy that denies everything to everybody denies its own removal, too. At AWS the root of the
 * account removes it; here whoever runs the server.
 */
export const addBucketPolicyCommand = (iam: Command, io: Io): void => {
  iam
    .command("remove-bucket-policy <bucket>")
    .description("remove the policy of a bucket, also one that denies everything to everybody")
    .requiredOption("--service <service>", "the service: its UUID, or its name")
    .action(async (bucket: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<RemoveOptions>();
      const [{ findServiceByName }, { deleteBucketPolicy }, { StorageError }] = await Promise.all([
        import("../../storage/iam/explain/find-service-by-name.js"),
        import("../../storage/bucket-policies/delete.js"),
        import("../../storage/storage-error.js"),
      ]);
      await withDatabase(io, async ({ prisma }) => {
        const service = await findServiceByName(prisma, options.service);
        await deleteBucketPolicy(prisma, service, bucket);
      }).catch((error: unknown) => {
        throw error instanceof StorageError ? new CommandError(error.message, { cause: error }) : error;
      });
      answer(io, options, { bucket, policy: null }, visible(`The bucket ${bucket} has no policy.`));
    });
};
