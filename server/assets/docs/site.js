// What the pages of the documentation do beside being read. The name of the setting is the one that the API reference uses,
// so that both are light or dark together.
const setting = "colorMode";
const root = document.documentElement;

/** @param {string | null} mode */
const show = (mode) => {
  root.classList.toggle("dark-mode", mode === "dark");
  root.classList.toggle("light-mode", mode === "light");
};
const remembered = () => {
  try {
    return localStorage.getItem(setting);
  } catch {
    return null;
  }
};
show(remembered());

const button = document.querySelector("button.theme-button");
if (button instanceof HTMLButtonElement) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark =
      getComputedStyle(root).colorScheme === "dark" ||
      (!remembered() && matchMedia("(prefers-color-scheme: dark)").matches);
    const mode = isDark ? "light" : "dark";
    show(mode);
    try {
      localStorage.setItem(setting, mode);
    } catch {
      // where nothing can be kept, it holds for this page
    }
  });
}

// on a narrow screen the list of pages would push the text down
const pages = document.querySelector("details.page-list");
if (pages instanceof HTMLDetailsElement) {
  const narrow = matchMedia("(max-width: 50rem)");
  const fold = () => {
    pages.open = !narrow.matches;
  };
  fold();
  narrow.addEventListener("change", fold);
}

// samples name the address that a server has by default; the reader looks at this one, and copies from here
const s3Port = root.dataset["s3Port"];
const addresses = [
  ["http://127.0.0.1:8080", location.origin],
  ...(s3Port ? [["http://127.0.0.1:9000", `http://${location.hostname}:${s3Port}`]] : []),
];
for (const code of document.querySelectorAll("article code")) {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const [written, here] of addresses) text.nodeValue = text.nodeValue?.replaceAll(written, here) ?? "";
}

// the clipboard is there on localhost and on HTTPS only
if (navigator.clipboard)
  for (const pre of document.querySelectorAll("article pre")) {
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "code-copy";
    copy.textContent = "Copy";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.textContent ?? "");
      copy.textContent = "Copied";
      setTimeout(() => {
        copy.textContent = "Copy";
      }, 1500);
    });
    const sample = document.createElement("div");
    sample.className = "code-sample";
    pre.replaceWith(sample);
    sample.append(pre, copy);
  }
