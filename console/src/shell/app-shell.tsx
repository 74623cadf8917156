import { Outlet, useMatches } from "@tanstack/react-router";
import { Suspense } from "react";
import { useSession } from "../session/session";
import { SignInScreen } from "../session/sign-in-screen";
import { Loading } from "../states/loading";
import { texts } from "../texts";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import "./shell.css";

/** Whether the screen at hand can be shown to who is signed in. */
const useIsServed = (): boolean => {
  const session = useSession();
  const matches = useMatches();
  const needs = matches.at(-1)?.staticData.needs;
  return needs === undefined || needs.some((kind) => session[kind] !== undefined);
};

/** What all screens share. A screen that needs to know who asks has the sign-in in its place, at its own address. */
export const AppShell = () => {
  const isServed = useIsServed();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <TopBar />
      <Sidebar />
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{isServed ? <Outlet /> : <SignInScreen />}</Suspense>
      </main>
    </div>
  );
};
