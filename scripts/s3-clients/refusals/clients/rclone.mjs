import { tryCommands } from "./commands.mjs";

/** @param {import("../situations/situation.mjs").Act} act @returns {readonly string[] | undefined} */
function wordsOf({ kind, bucket, key, rclone }) {
  const path = `here:${bucket}`;
  switch (kind) {
    case "get":
      return ["copyto", `${path}/${key}`, "got.txt"];
    case "put":
      return ["copyto", "file.txt", `${path}/${key}`];
    case "list":
      return ["lsf", path];
    case "make-bucket":
      return ["mkdir", path];
    case "remove-bucket":
      return ["rmdir", path];
    case "call":
      return rclone;
  }
}

/** @type {import("../attempt.mjs").RefusedClient} */
export const rclone = {
  name: "rclone",
  title: "rclone",
  debianPackage: "rclone",
  version: ["rclone", "version"],
  tryAll: (attempts, folder) =>
    tryCommands(attempts, folder, ({ act, credentials, place }) => {
      const words = wordsOf(act);
      if (!words) return undefined;
      const { endpoint, region, authority, virtualHost, oldSignature } = place;
      const settings = {
        TYPE: "s3",
        PROVIDER: "Other",
        ENDPOINT: endpoint,
        REGION: region,
        // else it creates the bucket before it stores something
        ...(act.kind === "put" && { NO_CHECK_BUCKET: "true" }),
        ...(virtualHost && { FORCE_PATH_STYLE: "false" }),
        ...(oldSignature && { V2_AUTH: "true" }),
        ...(credentials && {
          ACCESS_KEY_ID: credentials.accessKeyId,
          SECRET_ACCESS_KEY: credentials.secretAccessKey,
          ...(credentials.sessionToken !== undefined && { SESSION_TOKEN: credentials.sessionToken }),
        }),
      };
      const named = Object.entries(settings).map(([name, value]) => [`RCLONE_CONFIG_HERE_${name}`, value]);
      return {
        words: ["rclone", ...words],
        env: {
          RCLONE_CONFIG: "none",
          RCLONE_RETRIES: "1",
          RCLONE_LOW_LEVEL_RETRIES: "1",
          ...(authority !== undefined && { RCLONE_CA_CERT: authority }),
          ...Object.fromEntries(named),
        },
      };
    }),
};
