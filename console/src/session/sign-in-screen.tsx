import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Choice } from "../controls/choice";
import { Page } from "../shell/page";
import { texts } from "../texts";
import { AccountForm } from "./account-form";
import { KeyForm } from "./key-form";
import { type Session, signIn } from "./session";
import { UcloudForm } from "./ucloud-form";

const ways = [
  { value: "account", label: texts.signIn.account, text: texts.signIn.accountText, Form: AccountForm },
  { value: "key", label: texts.signIn.key, text: texts.signIn.keyText, Form: KeyForm },
  { value: "ucloud", label: texts.signIn.ucloud, text: texts.signIn.ucloudText, Form: UcloudForm },
] as const;

/** Signs in, in one of the ways. Where it stands in the place of a screen, that screen follows. */
export const SignInScreen = () => {
  const [way, setWay] = useState<(typeof ways)[number]["value"]>("account");
  const isOwnPage = useLocation({ select: ({ pathname }) => pathname.endsWith("/sign-in") });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { text, Form } = ways.find(({ value }) => value === way) ?? ways[0];
  const onSignedIn = (session: Session) => {
    // what somebody else has read is not shown
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "settings" });
    signIn(session);
    if (isOwnPage) void navigate({ to: "/" });
  };
  return (
    <div className="sign-in">
      <Page title={texts.signIn.title} lead={texts.signIn.intro}>
        <Choice label={texts.signIn.ways} options={ways} value={way} onChange={setWay} />
        <p className="muted">{text}</p>
        <Form onSignedIn={onSignedIn} />
      </Page>
    </div>
  );
};
