import { randomBytes } from "node:crypto";
import { driverFault } from "../../database/driver-fault.js";
import { queryTexts } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { sealedColumns } from "../../vault/sealed-columns.js";
import type { Vault } from "../../vault/vault.js";
import { BlobStoreError } from "../blob-store-error.js";
import { keyBytes } from "./object-key.js";

const select = "SELECT encode(key_sealed, 'base64') FROM storage_service_keys WHERE service_uuid = $1::uuid";
const insert =
  "INSERT INTO storage_service_keys (service_uuid, key_sealed) VALUES ($1::uuid, $2::bytea) ON CONFLICT DO NOTHING";
const foreignKeyViolation = "23503";

interface KeyContext {
  readonly db: Prisma.TransactionClient;
  readonly vault: Vault;
}

/** The key of a service; undefined where it has none. @throws MasterKeyError when the vault does not open it */
export const findServiceKey = async ({ db, vault }: KeyContext, serviceUuid: string): Promise<Buffer | undefined> => {
  const [sealed] = await queryTexts(db, { text: select, values: [serviceUuid] });
  if (sealed === undefined) return undefined;
  return Buffer.from(
    vault.open(Buffer.from(sealed, "base64"), sealedColumns.serviceKey.purpose(serviceUuid)),
    "base64",
  );
};

/**
 * The key of a service, which is made where it has none. Of several who make one at once, one wins and all get its key.
 *
 * @throws BlobStoreError `no-service` where the service is gone
 */
export const requireServiceKey = async (context: KeyContext, serviceUuid: string): Promise<Buffer> => {
  const found = await findServiceKey(context, serviceUuid);
  if (found) return found;
  const fresh = randomBytes(keyBytes).toString("base64");
  const sealed = context.vault.seal(fresh, sealedColumns.serviceKey.purpose(serviceUuid));
  try {
    await queryTexts(context.db, { text: insert, values: [serviceUuid, Buffer.from(sealed)] });
  } catch (cause) {
    if (driverFault(cause)?.originalCode !== foreignKeyViolation) throw cause;
    throw new BlobStoreError("The service is removed.", { fault: "no-service", cause });
  }
  const made = await findServiceKey(context, serviceUuid);
  if (made) return made;
  throw new BlobStoreError("The service was removed meanwhile.", { fault: "no-service" });
};
