import { iamLimits, type objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { IamPolicyVersion, Prisma } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import { changePolicy, readPolicy } from "./change.js";
import { documentToKeep } from "./document.js";
import { representVersion } from "./represent.js";

type VersionHandlers = Handlers<typeof objectStorage.policies.versions, ObjectStorageRequest>;

const { versionsPerPolicy } = iamLimits;

/** PostgreSQL's largest integer: no version has a higher number. */
const highestNumber = 2_147_483_647;

/** The version of a policy that an id such as `v2` names. */
export const findVersion = async (
  tx: Prisma.TransactionClient,
  policyId: string,
  versionId: string,
): Promise<IamPolicyVersion | null> => {
  const number = /^v[1-9][0-9]*$/.test(versionId) ? Number(versionId.slice(1)) : Number.NaN;
  if (!(number <= highestNumber)) return null;
  return tx.iamPolicyVersion.findUnique({ where: { policyId_number: { policyId, number } } });
};

/** The documents that a policy has had. Their numbers count up, and none is used twice. */
export const versionHandlers = (context: ServerContext): VersionHandlers => ({
  create: (request) =>
    changePolicy(context, request, async (tx, { id, defaultVersion, lastVersion }) => {
      const { document, is_default: isDefault } = request.body;
      if ((await tx.iamPolicyVersion.count({ where: { policyId: id } })) >= versionsPerPolicy) {
        throw invalid("document", `A policy has at most ${versionsPerPolicy} versions: delete one first.`);
      }
      const [number, createdAt] = [lastVersion + 1, context.clock()];
      const policy = await tx.iamPolicy.update({
        where: { id },
        data: { lastVersion: number, defaultVersion: isDefault ? number : defaultVersion, updatedAt: createdAt },
      });
      const row = { policyId: id, number, document: documentToKeep(document), createdAt };
      return representVersion(policy, await tx.iamPolicyVersion.create({ data: row }));
    }),

  list: (request) =>
    readPolicy(context, request, async (tx, policy) => {
      const rows = await tx.iamPolicyVersion.findMany({ where: { policyId: policy.id }, orderBy: { number: "desc" } });
      return rows.map((row) => representVersion(policy, row));
    }),

  get: (request) =>
    readPolicy(context, request, async (tx, policy) => {
      const row = await findVersion(tx, policy.id, request.params.policy_version);
      if (!row) throw notFound();
      return representVersion(policy, row);
    }),

  delete: (request) =>
    changePolicy(context, request, async (tx, { id, defaultVersion }) => {
      const row = await findVersion(tx, id, request.params.policy_version);
      if (!row) throw notFound();
      const { number } = row;
      if (number === defaultVersion) {
        throw invalid("policy_version", "The default version cannot be deleted: choose another one first.");
      }
      await tx.iamPolicyVersion.delete({ where: { policyId_number: { policyId: id, number } } });
    }),
});
