// Where the list comes from: a file chosen or dropped, or rows pasted from a sheet.

import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { Textarea, TextInput } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import type { ListKind } from "../../bindings/ListKind";
import { inWindow } from "../../platform/call";
import type { CoreError } from "../../platform/core-error";
import { pickOpen } from "../../platform/files";
import { Button } from "../../shared/basics/Button";
import { errorText } from "../../shared/words/error-text";
import styles from "./ImportPage.module.css";
import { ENDINGS } from "./import-address";
import { usePastedOutside } from "./pasted";
import { useChatWords } from "./use-chat-words";

interface ChooseSourceProps {
  kind: ListKind | undefined;
  /** Why the list chosen before could not be read. */
  error: CoreError | null;
  /** Read an archive all the same that unpacks to very much more than its size. */
  onUnpack: () => void;
  onText: (text: string) => void;
  onPath: (path: string) => void;
}

export function ChooseSource({ kind, error, onUnpack, onText, onPath }: ChooseSourceProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const [text, setText] = useState("");
  const [path, setPath] = useState("");
  const choose = async () => {
    const [chosen] = await pickOpen({
      title: t`Choose a list`,
      filter_name: t`Chats and tables`,
      extensions: ENDINGS,
    });
    if (chosen) onPath(chosen);
  };
  const words = useChatWords();
  const groups = kind === "groups";
  const mayBeTrap = error?.code === "too_large" && error.details.limit === "ratio";
  usePastedOutside(onText);
  return (
    <div className={styles.choose}>
      <IconFileSpreadsheet size={32} stroke={1.25} aria-hidden />
      <p>
        {groups
          ? t`Copy the rows of your groups in Excel, WPS, Feishu or Tencent Docs and paste them here, with or without the header. A plain list of names works too.`
          : t`Take the list or the plan as you have it: CSV, Excel, exported by any tool, a calendar of posts too; or exports of chats from Telegram, WeChat tools, QQ, Discord, Slack, WhatsApp and others. What it holds, its columns and dates are recognised and shown before anything is written.`}
      </p>
      {error && (
        <p className={styles.bad} role="alert">
          {mayBeTrap
            ? t`This archive unpacks to more than 200 times its size and may be a trap.`
            : (words.refused(error) ?? errorText(i18n, error))}
        </p>
      )}
      {mayBeTrap && <Button onClick={onUnpack}>{t`Read it all the same`}</Button>}
      {inWindow ? (
        <Button look={groups ? "plain" : "primary"} onClick={() => void choose()}>
          {t`Choose a file`}
        </Button>
      ) : (
        <form
          className={styles.path}
          onSubmit={(event) => {
            event.preventDefault();
            if (path.trim() !== "") onPath(path.trim());
          }}
        >
          <TextInput
            aria-label={t`Path of the file`}
            placeholder={t`Path of the file`}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          <Button submit>{t`Open`}</Button>
        </form>
      )}
      <Textarea
        className={styles.pasted}
        aria-label={t`Rows from a sheet`}
        placeholder={t`Or paste rows from a sheet here`}
        autosize
        minRows={6}
        maxRows={12}
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text/plain");
          if (text !== "" || pasted.trim() === "") return;
          event.preventDefault();
          onText(pasted);
        }}
      />
      {text.trim() !== "" && (
        <Button look="primary" onClick={() => onText(text)}>
          {t`Look at it`}
        </Button>
      )}
    </div>
  );
}
