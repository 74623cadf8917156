import { tryCommands } from "./commands.mjs";

/** @param {import("../situations/situation.mjs").Act} act @returns {readonly string[] | undefined} */
function wordsOf({ kind, bucket, key, s3cmd }) {
  const url = `s3://${bucket}`;
  switch (kind) {
    case "get":
      return ["get", "--force", `${url}/${key}`, "/dev/null"];
    case "put":
      return ["put", "file.txt", `${url}/${key}`];
    case "list":
      return ["ls", url];
    case "make-bucket":
      return ["mb", url];
    case "remove-bucket":
      return ["rb", url];
    case "call":
      return s3cmd;
  }
}

/** As it is, but that it does not sleep for up to 15 seconds before it asks again, which it does five times. */
const withoutSleep = `
import runpy, sys, time
time.sleep = lambda seconds: None
sys.argv[0] = "s3cmd"
runpy.run_path("/usr/bin/s3cmd", run_name="__main__")
`;

/** @type {import("../attempt.mjs").RefusedClient} */
export const s3cmd = {
  name: "s3cmd",
  title: "s3cmd",
  debianPackage: "s3cmd",
  version: ["s3cmd", "--version"],
  tryAll: (attempts, folder) =>
    tryCommands(attempts, folder, ({ act, credentials, place }) => {
      const words = wordsOf(act);
      // without credentials it does not begin
      if (!words || !credentials) return undefined;
      const { endpoint, region, authority, virtualHost, oldSignature } = place;
      const { host, protocol } = new URL(endpoint);
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      const options = [
        "--config=/dev/null",
        "--no-progress",
        `--access_key=${accessKeyId}`,
        `--secret_key=${secretAccessKey}`,
        `--region=${region}`,
        `--host=${host}`,
        `--host-bucket=${virtualHost ? `%(bucket)s.${host}` : host}`,
        protocol === "https:" ? "--ssl" : "--no-ssl",
        ...(sessionToken === undefined ? [] : [`--access_token=${sessionToken}`]),
        ...(authority === undefined ? [] : [`--ca-certs=${authority}`]),
        ...(oldSignature ? ["--signature-v2"] : []),
      ];
      return { words: ["/usr/bin/python3", "-c", withoutSleep, ...options, ...words] };
    }),
};
