// A variable without a value stops copying: what the group lacks is typed here once and kept with the group.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { QueueChannel } from "../../bindings/QueueChannel";
import type { QueueItem } from "../../bindings/QueueItem";
import type { Variable } from "../../bindings/Variable";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import fields from "../../shared/fields/fields.module.css";
import { isIme } from "../../shared/keys";
import { useOpen } from "../../shared/navigation";
import styles from "./SendPage.module.css";

interface MissingProps {
  names: readonly Variable[];
  channel: QueueChannel;
  item: QueueItem;
}

/** As it is typed in the text; outside of the message, whose own variables have braces. */
const braced = (name: string) => `{${name}}`;

export function Missing({ names, channel, item }: MissingProps) {
  const { t } = useLingui();
  const open = useOpen();
  const words: Record<Variable, string> = {
    group_name: braced(t({ message: "group", context: "variable" })),
    number: braced(t({ message: "number", context: "variable" })),
    link: braced(t({ message: "link", context: "variable" })),
    time: braced(t({ message: "time", context: "variable" })),
    date: braced(t({ message: "date", context: "variable" })),
    community: braced(t({ message: "community", context: "variable" })),
  };
  return (
    <div className={styles.stop} role="group" aria-label={t`Missing`}>
      {names.some((name) => name === "link" || name === "number") && (
        <p>
          {t`The text names something that this group has no value for. Typed once it stays with the group and is filled in from then on.`}
        </p>
      )}
      {names.map((name) =>
        name === "link" || name === "number" ? (
          <OneField key={name} name={name} label={words[name]} channel={channel.uid} />
        ) : (
          <p key={name}>
            {t`${words[name]} cannot be filled in: this post has no time of day.`}{" "}
            <Button size="small" onClick={() => open({ kind: "content", uid: item.uid })}>
              {t`Open the post`}
            </Button>
          </p>
        ),
      )}
    </div>
  );
}

function OneField({ name, label, channel }: { name: "link" | "number"; label: string; channel: string }) {
  const { t } = useLingui();
  const [value, setValue] = useState("");
  const { run, pending } = useWrite("channel_edit");
  const keep = () => void (value.trim() && run({ uid: channel, [name]: value.trim() }, t`Kept with the group`));
  return (
    <label className={styles.field}>
      <span>{t`${label} of this group`}</span>
      <input
        className={fields.text}
        // biome-ignore lint/a11y/noAutofocus: nothing else can be done before it is filled in.
        autoFocus
        value={value}
        disabled={pending}
        maxLength={500}
        placeholder={name === "link" ? "https://" : "03"}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          if (isIme(event) || event.key !== "Enter") return;
          event.preventDefault();
          event.stopPropagation();
          keep();
        }}
      />
      <Button size="small" disabled={value.trim() === ""} busy={pending} onClick={keep}>
        {t`Keep`}
      </Button>
    </label>
  );
}
