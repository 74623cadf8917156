// A single-page application: it chooses its page by the path, without asking the server for another one.
const notes = await (await fetch("/notes.json")).json();

const element = (name, text, attributes = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, attributes);

const home = () => [
  element("h1", "Notes"),
  ...notes.flatMap(({ id, title, text }) => [element("a", title, { href: `/notes/${id}` }), element("p", text)]),
];

const note = ({ title, text }) => [element("h1", text), element("p", title), element("a", "All notes", { href: "/" })];

const show = () => {
  const [, id] = /^\/notes\/(\d+)$/.exec(location.pathname) ?? [];
  const found = notes.find((each) => String(each.id) === id);
  document.title = found ? found.text : "Notes";
  document.querySelector("main").replaceChildren(...(found ? note(found) : home()));
};

addEventListener("popstate", show);
addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || link.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
});
show();
