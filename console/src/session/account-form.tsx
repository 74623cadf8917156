import { useState } from "react";
import { Choice } from "../controls/choice";
import { TextField } from "../controls/field";
import { texts } from "../texts";
import { SignInForm, type SignInFormProps } from "./sign-in-form";
import { TokenField } from "./token-field";
import { tryAccount } from "./try-credentials";

const proofs = [
  { value: "password", label: texts.signIn.withPassword },
  { value: "token", label: texts.signIn.withToken },
] as const;

/** Signs in as an account of object storage. */
export const AccountForm = ({ onSignedIn }: SignInFormProps) => {
  const [proof, setProof] = useState<(typeof proofs)[number]["value"]>("password");
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [token, setToken] = useState("");
  const isByToken = proof === "token";
  return (
    <SignInForm
      attempt={() => tryAccount(isByToken ? { token: token.trim() } : { username: username.trim(), password })}
      isComplete={isByToken ? token.trim() !== "" : username.trim() !== "" && password !== ""}
      refused={texts.signIn.wrongAccount}
      onSignedIn={onSignedIn}
    >
      <Choice label={texts.signIn.account} options={proofs} value={proof} onChange={setProof} />
      {isByToken ? (
        <TokenField command={texts.signIn.getToken} value={token} onChange={setToken} />
      ) : (
        <>
          <TextField
            label={texts.signIn.username}
            value={username}
            onChange={setUsername}
            name="username"
            autoComplete="username"
          />
          <TextField
            label={texts.signIn.password}
            type="password"
            value={password}
            onChange={setPassword}
            name="password"
            autoComplete="current-password"
          />
        </>
      )}
    </SignInForm>
  );
};
