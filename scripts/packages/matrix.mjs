/** The oldest Node that we promise, and one of each major above it that is still cared for. */
export const nodes = ["20.19.0", "22.23.3", "24.21.0", "26.10.0"];

/** TypeScript's two majors before ours. */
export const typescripts = ["5.9.3", "6.0.3"];

/** The package that brings the Node of this platform; a few platforms, such as Alpine, have none that runs. */
export const nodePackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** @param {string} name @param {string} prefix @param {readonly string[]} versions */
const aliases = (name, prefix, versions) =>
  Object.fromEntries(versions.map((version) => [`${prefix}-${version}`, `npm:${name}@${version}`]));

/** Dependencies that bring them all into one project, each under a name such as `typescript-6.0.3`. */
export const matrix = { ...aliases(nodePackage, "node", nodes), ...aliases("typescript", "typescript", typescripts) };
