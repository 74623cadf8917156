import { tryCommands } from "./commands.mjs";

/** `CreateBucket` as the command has it. @param {string} name */
const dashed = (name) =>
  name
    .replace(/MFA|SSE/g, ([first = "", ...rest]) => first + rest.join("").toLowerCase())
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, "-")
    .toLowerCase();

/** @param {Readonly<Record<string, unknown>>} parameters */
const optionsOf = (parameters) =>
  Object.entries(parameters).flatMap(([name, value]) => [`--${dashed(name)}`, `${value}`]);

/**
 * @param {import("../situations/situation.mjs").Act} act
 * @param {string} file to store
 * @returns {readonly string[]}
 */
function wordsOf({ kind, bucket, key, call = "", parameters = {}, body, api = "s3" }, file) {
  const url = `s3://${bucket}`;
  switch (kind) {
    case "get":
      return ["s3", "cp", `${url}/${key}`, "-"];
    case "put":
      return ["s3", "cp", file, `${url}/${key}`];
    case "list":
      return ["s3", "ls", url];
    case "make-bucket":
      return ["s3", "mb", url];
    case "remove-bucket":
      return ["s3", "rb", url];
    case "call": {
      const words = [api === "s3" ? "s3api" : api, dashed(call)];
      // commands that write what they get into a file take options only
      if (call === "GetObject") return [...words, ...optionsOf(parameters), "/dev/null"];
      const input = ["--cli-input-json", JSON.stringify(parameters)];
      return [...words, ...input, ...(body === undefined ? [] : ["--body", file])];
    }
  }
}

/** @type {import("../attempt.mjs").RefusedClient} */
export const awsCli = {
  name: "aws-cli",
  title: "aws-cli",
  debianPackage: "awscli",
  version: ["aws", "--version"],
  tryAll: (attempts, folder) =>
    tryCommands(attempts, folder, ({ act, credentials, place }) => {
      const { endpoint, region, authority, virtualHost, oldSignature } = place;
      // it has neither without a file of settings, which few write
      if (virtualHost || oldSignature) return undefined;
      const common = ["--endpoint-url", endpoint, "--region", region, "--no-cli-pager"];
      const anonymous = credentials ? [] : ["--no-sign-request"];
      return {
        words: ["aws", ...common, ...anonymous, ...wordsOf(act, "file.txt")],
        env: {
          AWS_EC2_METADATA_DISABLED: "true",
          AWS_MAX_ATTEMPTS: "1",
          ...(authority !== undefined && { AWS_CA_BUNDLE: authority }),
          ...(credentials && {
            AWS_ACCESS_KEY_ID: credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
            ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
          }),
        },
      };
    }),
};
