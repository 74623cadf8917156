import { Link } from "@tanstack/react-router";
import { useSession } from "../session/session";
import { texts } from "../texts";
import { useDrawer, useDrawerClosing } from "./drawer";
import { navigation } from "./navigation";

/** The navigation: beside the page where there is room, and a drawer over it where there is not. */
export const Sidebar = () => {
  const session = useSession();
  const { isOpen, close } = useDrawer();
  useDrawerClosing();
  const sections = navigation
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(({ needs }) => needs.some((kind) => session[kind] !== undefined)),
    }))
    .filter(({ entries }) => entries.length > 0);
  if (sections.length === 0) return null;
  return (
    <>
      <nav id="navigation" className="sidebar" data-open={isOpen} aria-label={texts.shell.navigation}>
        {sections.map(({ title, entries }) => (
          <div key={title ?? ""} className="sidebar-section">
            {title === undefined ? null : <h2>{title}</h2>}
            <ul>
              {entries.map(({ to, title: name, exact = false }) => (
                <li key={to}>
                  <Link to={to} activeOptions={{ exact }}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {isOpen ? (
        <button type="button" className="veil" aria-label={texts.shell.closeNavigation} onClick={close} />
      ) : null}
    </>
  );
};
