import type { Configuration } from "../../configuration.js";
import { findMasterKeys } from "../../vault/master-keys.js";
import type { MasterKeys } from "../../vault/parse-master-keys.js";
import { CommandError } from "../failure.js";

/** The master keys. @param purpose what they are for, for the sentence that says there are none @throws CommandError */
export const requireMasterKeys = async (
  { masterKey, dataDir }: Pick<Configuration, "masterKey" | "dataDir">,
  purpose?: string,
): Promise<MasterKeys> => {
  const keys = await findMasterKeys(masterKey, dataDir);
  if (keys) return keys;
  throw new CommandError(
    `There is no master key here${purpose ? ` ${purpose}` : ""}: set CONCORDAT_MASTER_KEY, or CONCORDAT_DATA_DIR to the server's data folder.`,
  );
};
