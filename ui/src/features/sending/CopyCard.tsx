// One piece as it will be pasted. The next one stands open; what was copied has a tick and can be copied again.

import { useLingui } from "@lingui/react/macro";
import { IconBan, IconCheck, IconFile } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useCall } from "../../shared/data/query";
import { sizeText } from "../../shared/files/attach";
import { useFormats } from "../../shared/format/formats";
import type { Copy } from "./copies";
import styles from "./SendPage.module.css";

interface CopyCardProps {
  copy: Copy;
  place: number;
  state: "copied" | "passed" | "next" | "later";
  onCopy: () => void;
}

export function CopyCard({ copy, place, state, onCopy }: CopyCardProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const number = place + 1;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (state === "next") card.current?.scrollIntoView({ block: "nearest" });
  }, [state]);
  const length = copy.as === "text" ? copy.length : undefined;
  const over = length?.limit != null && length.used > length.limit;
  const marks = {
    copied: <IconCheck size={16} stroke={2} aria-label={t`copied`} />,
    passed: <IconBan size={16} stroke={2} aria-label={t`not copied`} />,
    next: number,
    later: number,
  };
  return (
    <li ref={card} data-state={state}>
      <button type="button" className={styles.copy} onClick={onCopy}>
        <span className="visually-hidden">{t`Copy piece ${number}`}</span>
        <span className={styles.number}>{marks[state]}</span>
        {copy.as === "text" ? (
          <span className={styles.text} dir="auto">
            {copy.text}
          </span>
        ) : (
          <span className={styles.file}>
            {copy.as === "image" ? <Picture uid={copy.file.uid} mime={copy.file.mime} /> : <IconFile size={20} />}
            <span>
              <bdi>{copy.file.name}</bdi> <small>{sizeText(copy.file.bytes, formats.number)}</small>
            </span>
          </span>
        )}
      </button>
      {over && length && (
        <p className={styles.over}>{t`${length.used} of ${length.limit ?? 0}: too long for this platform`}</p>
      )}
    </li>
  );
}

function Picture({ uid, mime }: { uid: string; mime: string }) {
  const { data } = useCall("attachment_read", { uid }, { on: [] });
  return data ? <img src={`data:${mime};base64,${data.base64}`} alt="" draggable={false} /> : null;
}
