import { type InputHTMLAttributes, type ReactNode, useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  readonly fault?: string | undefined;
  /** Takes what ties the control to its label and to what is said of it. */
  readonly children: (tie: {
    readonly id: string;
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
  }) => ReactNode;
}

/** A label, a control, and what is said of it. */
export const Field = ({ label, hint, fault, children }: FieldProps) => {
  const id = useId();
  const said = [hint === undefined ? [] : `${id}-hint`, fault === undefined ? [] : `${id}-fault`].flat();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": said.length === 0 ? undefined : said.join(" "),
        "aria-invalid": fault === undefined ? undefined : true,
      })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </div>
  );
};

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly onChange?: (value: string) => void;
}

/** A field for one line. */
export const TextField = ({ label, hint, fault, onChange, ...rest }: TextFieldProps) => (
  <Field label={label} hint={hint} fault={fault}>
    {(tie) => (
      <input
        type="text"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        {...rest}
        {...tie}
        onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
      />
    )}
  </Field>
);
