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

const button = document.querySelector("button.theme");
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
const pages = document.querySelector("details.pages");
if (pages instanceof HTMLDetailsElement) {
  const narrow = matchMedia("(max-width: 50rem)");
  const fold = () => {
    pages.open = !narrow.matches;
  };
  fold();
  narrow.addEventListener("change", fold);
}

// the clipboard is there on localhost and on HTTPS only
if (navigator.clipboard)
  for (const pre of document.querySelectorAll("article pre")) {
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = "Copy";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.textContent ?? "");
      copy.textContent = "Copied";
      setTimeout(() => {
        copy.textContent = "Copy";
      }, 1500);
    });
    const sample = document.createElement("div");
    sample.className = "sample";
    pre.replaceWith(sample);
    sample.append(pre, copy);
  }
