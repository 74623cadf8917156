/** The documentation has the same setting, so that both are light or dark together. */
const setting = "colorMode";
const root = document.documentElement;

const show = (mode: string | null): void => {
  root.classList.toggle("dark-mode", mode === "dark");
  root.classList.toggle("light-mode", mode === "light");
};

const remembered = (): string | null => {
  try {
    return localStorage.getItem(setting);
  } catch {
    return null;
  }
};

const isDark = (): boolean => {
  const mode = remembered();
  return mode === "dark" || (mode === null && matchMedia("(prefers-color-scheme: dark)").matches);
};

/** Shows the page as the reader chose it, else as the system is. */
export const showRememberedTheme = (): void => show(remembered());

/** Changes between light and dark, and remembers it. */
export const switchTheme = (): void => {
  const mode = isDark() ? "light" : "dark";
  show(mode);
  try {
    localStorage.setItem(setting, mode);
  } catch {
    // where nothing can be kept, it holds for this page
  }
};
