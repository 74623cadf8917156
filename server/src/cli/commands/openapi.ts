import type { Command } from "commander";
import type { Io } from "../io.js";

/** `concordat openapi`: the OpenAPI document of the whole contract. */
export const addOpenApiCommand = (program: Command, io: Io): void => {
  program
    .command("openapi")
    .description("print the OpenAPI 3.1 document of both APIs")
    .action(async () => {
      const { openApiDocument } = await import("@concordat/contract/openapi");
      io.stdout(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
    });
};
