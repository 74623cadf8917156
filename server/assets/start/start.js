// Light or dark as the reader chose it elsewhere on this server, and lines that can be copied.
const mode = (() => {
  try {
    return localStorage.getItem("colorMode");
  } catch {
    return null;
  }
})();
if (mode === "dark" || mode === "light") document.documentElement.classList.add(`${mode}-mode`);

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", async () => {
    const line = button.previousElementSibling?.textContent ?? "";
    try {
      await navigator.clipboard.writeText(line);
      button.textContent = "Copied";
    } catch {
      // browsers keep the clipboard from pages over plain HTTP on other hosts: the reader copies by hand
      const pre = button.previousElementSibling;
      if (pre) getSelection()?.selectAllChildren(pre);
      button.textContent = "Selected";
    }
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
}
