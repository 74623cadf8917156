import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { settingsQuery } from "../cloud/settings";
import { useSession } from "../session/session";
import { Page } from "../shell/page";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { AccountCard } from "./account-card";

/** What is here for who is signed in. */
export const HomeScreen = () => {
  const session = useSession();
  const settings = useQuery(settingsQuery);
  return (
    <Page title={texts.home.title}>
      <div className="cards">
        {session.account ? <AccountCard /> : null}
        {session.key ? (
          <section className="card">
            <h2>{texts.home.key}</h2>
            <p>{texts.home.signedIn}</p>
          </section>
        ) : null}
        {session.ucloud ? (
          <section className="card">
            <h2>{texts.home.ucloud}</h2>
            <p>{texts.home.signedIn}</p>
          </section>
        ) : null}
        <section className="card">
          <h2>{texts.home.server}</h2>
          <Loaded query={settings}>
            {({ version, s3 }) => (
              <dl className="facts">
                <dt>{texts.home.version}</dt>
                <dd>{version}</dd>
                <dt>{texts.home.s3}</dt>
                <dd>{s3 === null ? texts.home.notServed : <code>{s3}</code>}</dd>
              </dl>
            )}
          </Loaded>
        </section>
      </div>
      <p>
        <Link to="/sign-in">{texts.home.signInMore}</Link>
      </p>
    </Page>
  );
};
