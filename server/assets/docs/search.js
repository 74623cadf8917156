// The search of the documentation: operations, guides, their sections, and errors, by name first.

/**
 * @typedef {object} Entry
 * @property {string} title
 * @property {string} kind
 * @property {string} href as seen from /docs/
 * @property {string} names
 * @property {string} text
 */

/** What a find is worth by its kind, where the words fit equally well. */
const kindBonus = { Operation: 40, Guide: 40, Reference: 30, Error: 10, Section: 0 };
/** Who looks for a resource rather makes one than removes it. */
const verbBonus = { create: 3, list: 2, get: 2 };
const fillers = new Set(["a", "an", "the", "of", "to", "in", "and", "for", "with", "by", "on", "its"]);
const most = 20;

/** Without the ending of a plural. @param {string} word */
const stemOf = (word) => word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");

/** @param {string} text @returns {string[]} */
const wordsOf = (text) =>
  text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !fillers.has(word))
    .map(stemOf);

/** What one word of the query is worth in an entry; 0 if it is not there. @param {string} word @param {Entry & Words} entry */
const worthOf = (word, { titleWords, nameWords, text }) => {
  if (titleWords.includes(word)) return 100;
  if (titleWords.some((other) => other.startsWith(word))) return 60;
  if (nameWords.includes(word)) return 45;
  if (nameWords.some((other) => other.startsWith(word))) return 25;
  return text.toLowerCase().includes(word) ? 5 : 0;
};

/** @typedef {{ titleWords: string[], nameWords: string[] }} Words */

/**
 * The entries that have every word of a query, the best first: those that are called so before those that tell of it.
 * @param {readonly Entry[]} entries
 * @param {string} query
 * @returns {Entry[]}
 */
export const rank = (entries, query) => {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found = entries.flatMap((entry) => {
    const titleWords = wordsOf(entry.title);
    const known = { ...entry, titleWords, nameWords: wordsOf(entry.names) };
    const worths = words.map((word) => worthOf(word, known));
    if (worths.includes(0)) return [];
    const isNamed = worths.some((worth) => worth >= 45);
    const bonus = isNamed ? (kindBonus[entry.kind] ?? 0) + (verbBonus[titleWords[0] ?? ""] ?? 0) : 0;
    const superfluous = Math.max(0, titleWords.length - words.length);
    return [{ entry, score: worths.reduce((sum, worth) => sum + worth, 0) + bonus - 3 * superfluous }];
  });
  return found
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ entry }) => entry);
};

/** What stands below a find. @param {string} kind @param {string} names */
const aboutOf = (kind, names) => {
  if (kind === "Section") return names;
  return kind === "Operation" ? `Operation · ${names.split(" ")[0]}` : kind;
};

/** Builds the dialog. @param {string} base where /docs/ is, seen from this page */
const createDialog = (base) => {
  const dialog = document.createElement("dialog");
  dialog.className = "finder";
  dialog.setAttribute("aria-label", "Search the documentation");
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "An operation, a guide, an error …";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-label": "Search",
    "aria-controls": "found",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  }))
    input.setAttribute(name, value);
  const list = document.createElement("ul");
  list.id = "found";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Found");
  dialog.append(input, list);
  document.body.append(dialog);

  /** @type {Promise<Entry[]> | undefined} */
  let loading;
  let chosen = 0;
  const load = () => {
    loading ??= fetch(`${base}search.json`)
      .then((response) => response.json())
      .catch(() => {
        loading = undefined;
        return [];
      });
    return loading;
  };
  const items = () => [...list.querySelectorAll("a")];

  /** @param {number} index */
  const choose = (index) => {
    const all = items();
    chosen = Math.max(0, Math.min(index, all.length - 1));
    for (const [at, link] of all.entries()) link.setAttribute("aria-selected", String(at === chosen));
    all[chosen]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen]?.id ?? "");
  };

  const show = async () => {
    const found = rank(await load(), input.value);
    list.replaceChildren(
      ...found.map(({ title, kind, href, names }, index) => {
        const item = document.createElement("li");
        item.setAttribute("role", "presentation");
        const link = document.createElement("a");
        link.id = `found-${index}`;
        link.href = base + href;
        link.setAttribute("role", "option");
        const name = document.createElement("span");
        name.textContent = title;
        const more = document.createElement("small");
        more.textContent = aboutOf(kind, names);
        link.append(name, more);
        item.append(link);
        return item;
      }),
    );
    if (found.length === 0 && input.value.trim() !== "") {
      const nothing = document.createElement("li");
      nothing.className = "nothing";
      nothing.textContent = "Nothing was found.";
      list.append(nothing);
    }
    choose(0);
  };

  input.addEventListener("input", () => void show());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") items()[chosen]?.click();
    // a browser's search field would only be emptied by it
    else if (event.key === "Escape") dialog.close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    void show();
  };
};

const begin = () => {
  const button = document.querySelector("button.find-button");
  if (!(button instanceof HTMLButtonElement)) return;
  // the start page lies one level above the others
  const base = document.documentElement.dataset["docs"] ?? "";
  /** @type {(() => void) | undefined} */
  let open;
  const search = () => {
    open ??= createDialog(base);
    open();
  };
  button.hidden = false;
  button.addEventListener("click", search);
  document.addEventListener(
    "keydown",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      search();
    },
    { capture: true },
  );
};

if (typeof document !== "undefined") begin();
