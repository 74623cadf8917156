import { randomUUID } from "node:crypto";
import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { changeService, findService } from "../in-service.js";
import { invalid } from "../refusals.js";
import { refuseTaken } from "../refuse-taken.js";
import type { ObjectStorageRequest } from "../request.js";
import { changePolicy, readPolicy } from "./change.js";
import { documentToKeep } from "./document.js";
import { policyInclude, representPolicy, representPolicyDetail } from "./represent.js";
import { findVersion, versionHandlers } from "./versions.js";

type PolicyHandlers = Handlers<typeof objectStorage.policies, ObjectStorageRequest>;

/** A policy is in use while it is attached to anything or is anyone's boundary. */
const requireUnused = async (tx: Prisma.TransactionClient, id: string): Promise<void> => {
  const { _count: uses } = await tx.iamPolicy.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { attachments: true, boundedUsers: true, boundedRoles: true } } },
  });
  if (uses.attachments > 0) throw invalid("policy_name", "The policy is attached: detach it first.");
  if (uses.boundedUsers + uses.boundedRoles > 0) {
    throw invalid("policy_name", "The policy is a permissions boundary: remove that first.");
  }
};

/** Managed policies: the service's own, and those of the system, which nobody can change. */
export const policyHandlers = (context: ServerContext): PolicyHandlers => {
  const { prisma, clock } = context;
  return {
    create: ({ caller, params, body }) =>
      changeService(context, caller, params.service_uuid, async (tx, { uuid: serviceUuid }) => {
        const [id, now, document] = [randomUUID(), clock(), documentToKeep(body.document)];
        const { name, description = "" } = body;
        const row = await tx.iamPolicy.create({
          data: { id, serviceUuid, name, description, createdAt: now, updatedAt: now },
        });
        await tx.iamPolicyVersion.create({ data: { policyId: id, number: 1, document, createdAt: now } });
        return representPolicyDetail({ ...row, _count: { attachments: 0 } }, document);
      }).catch(refuseTaken("name")),

    list: async ({ caller, params }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, params.service_uuid);
      const rows = await prisma.iamPolicy.findMany({
        where: { serviceUuid },
        include: policyInclude,
        orderBy: [{ system: "desc" }, { name: "asc" }],
      });
      return rows.map(representPolicy);
    },

    get: (request) =>
      readPolicy(context, request, async (tx, { id, defaultVersion: number }) => {
        const row = await tx.iamPolicy.findUniqueOrThrow({ where: { id }, include: policyInclude });
        const where = { policyId_number: { policyId: id, number } };
        return representPolicyDetail(row, (await tx.iamPolicyVersion.findUniqueOrThrow({ where })).document);
      }),

    setDefaultVersion: (request) =>
      changePolicy(context, request, async (tx, { id }) => {
        const version = await findVersion(tx, id, request.body.version_id);
        if (!version) throw invalid("version_id", "Value must be the id of a version of the policy.");
        const data = { defaultVersion: version.number, updatedAt: clock() };
        const row = await tx.iamPolicy.update({ where: { id }, data, include: policyInclude });
        return representPolicyDetail(row, version.document);
      }),

    delete: (request) =>
      changePolicy(context, request, async (tx, { id }) => {
        await requireUnused(tx, id);
        await tx.iamPolicy.delete({ where: { id } });
      }),

    versions: versionHandlers(context),
  };
};
