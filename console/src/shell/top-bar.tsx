import { Link } from "@tanstack/react-router";
import { Button } from "../controls/button";
import { signOut, useSession } from "../session/session";
import { texts } from "../texts";
import { useDrawer } from "./drawer";
import { switchTheme } from "./theme";

export const TopBar = () => {
  const session = useSession();
  const drawer = useDrawer();
  const isSignedIn = Object.values(session).some(Boolean);
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon-button drawer-button"
        aria-label={drawer.isOpen ? texts.shell.closeNavigation : texts.shell.openNavigation}
        aria-expanded={drawer.isOpen}
        aria-controls="navigation"
        onClick={drawer.toggle}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <Link to="/" className="brand">
        {texts.product}
      </Link>
      <span className="spacer" />
      <a className="quiet-link docs-link" href="/docs" target="_blank" rel="noreferrer">
        {texts.shell.docs}
      </a>
      <button type="button" className="icon-button" aria-label={texts.shell.theme} onClick={switchTheme}>
        <span aria-hidden="true">◐</span>
      </button>
      {isSignedIn ? <Button onClick={() => signOut()}>{texts.shell.signOut}</Button> : null}
    </header>
  );
};
