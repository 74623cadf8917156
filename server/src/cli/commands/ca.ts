import type { Command } from "commander";
import { readConfiguration } from "../../configuration.js";
import { ensureAuthority } from "../../tls/local-authority.js";
import { answer, type GlobalOptions, type Io } from "../io.js";

const print = async (io: Io, options: GlobalOptions): Promise<void> => {
  const { dataDir } = readConfiguration(io.environment);
  const { certificate } = await ensureAuthority(dataDir, new Date());
  answer(io, options, { certificate }, certificate);
};

/** `concordat ca`: whom clients are to trust. */
export const addCaCommand = (program: Command, io: Io): void => {
  program
    .command("ca")
    .description(
      "print the certificate of the authority that issues those of this server, for AWS_CA_BUNDLE and NODE_EXTRA_CA_CERTS",
    )
    .action((_: unknown, command: Command) => print(io, command.optsWithGlobals()));
};
