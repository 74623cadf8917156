/** What differs from run to run, and what stands for it. @type {readonly (readonly [RegExp, string])[]} */
const changing = [
  // of rclone's log
  [/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /gm, ""],
  [/ \(reached max retries: \d+\)/g, ""],
  [/(?<=(127\.0\.0\.1|localhost|example\.invalid):)\d{4,5}/g, "9000"],
  [/(?<=port[=: ]+)\d{4,5}/g, "9000"],
  [/(?<=request id: |RequestId: |host id: )[\w+/=-]+/gi, "…"],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, "$1…"],
  [/\b[0-9a-f]{32}\b/g, "ACCOUNT"],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "UUID"],
  [/0x[0-9a-f]{6,}/g, "0x…"],
  [/\b[0-9A-F]{16}(?=:error:)/g, "…"],
  // who resolves names, and whether that is reached at all
  [/\bEAI_AGAIN\b/g, "ENOTFOUND"],
  [/(?<=dial tcp: lookup \S+) .*$/g, ": no such host"],
  [/k{1025}/g, "kkk…"],
  [/n{2100}/g, "nnn…"],
  [/\s+/g, " "],
];

/** Lines that say more than others of the same command. */
const telling = /\b(error|failed|fatal|refused|caused by)\b/i;

/**
 * What a client told its user, without what differs from run to run: of a command the last line with the server's code, or else the
 * last one that tells of an error, and the one behind it that such a line announces.
 * @param {string} said
 * @param {string} [code]
 */
export function plainWords(said, code = "") {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  const coded = code === "" ? -1 : lines.findLastIndex((line) => line.includes(code));
  const at = coded === -1 ? lines.findLastIndex((line) => telling.test(line)) : coded;
  const line = lines.at(at) ?? "";
  const text = line.trimEnd().endsWith(":") ? `${line} ${lines[at + 1] ?? ""}` : line;
  return changing.reduce((words, [pattern, plain]) => words.replace(pattern, plain), text).trim();
}
