// The picture of the group's QR code: chosen, dropped on the window or pasted; shown with how long it works.

import { useLingui } from "@lingui/react/macro";
import { IconQrcode, IconRefresh, IconX } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef } from "react";
import type { AttachmentView } from "../../bindings/AttachmentView";
import { CoreError } from "../../platform/core-error";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useFileDrop } from "../../shared/drops";
import { Attached } from "../../shared/files/Attached";
import { keepFiles, keepPaths } from "../../shared/files/attach";
import { addDays } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { isTyping } from "../../shared/keys";
import { Section } from "../../shared/page/Drawer";
import { showError, showNote } from "../../shared/toasts/toasts";
import { QrExpiry } from "./Cells";
import styles from "./GroupDrawer.module.css";
import type { GroupRow } from "./group-row";
import { QR_LIVES_DAYS } from "./QrDialog";
import { useToday } from "./use-groups";

const PICTURES = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"];

export function GroupQr({ row }: { row: GroupRow }) {
  const { t } = useLingui();
  const chooser = useRef<HTMLInputElement>(null);
  const { keep, remove } = useQr(row);
  const { data } = useCall(
    "attachment_read",
    { uid: row.qr_picture ?? "" },
    { on: [], enabled: row.qr_picture !== null },
  );
  useFileDrop((paths) => void keep(keepPaths(paths.slice(0, 1))), PICTURES);
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (!picture || event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    void keep(keepFiles([picture]));
  });
  useEffect(() => {
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
  const choose = () => chooser.current?.click();
  return (
    <Section title={t`QR code`}>
      {row.qr_picture && data ? (
        <div className={styles.qr}>
          <Attached
            file={data.attachment}
            caption={row.qr_expires_on ? <QrUntil row={row} /> : t`Without a last day`}
            tools={
              <>
                <IconButton icon={IconRefresh} size={14} label={t`Another picture`} hint="left" onClick={choose} />
                <IconButton icon={IconX} size={14} label={t`Remove the picture`} hint="left" onClick={remove} />
              </>
            }
          />
        </div>
      ) : (
        row.qr_picture === null && (
          <div className={styles.foot}>
            <Button size="small" icon={IconQrcode} onClick={choose}>
              {t`Choose a picture`}
            </Button>
            <span>{t`or drop or paste it here`}</span>
          </div>
        )
      )}
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        hidden
        aria-label={t`Picture of the QR code`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void keep(keepFiles([file]));
          event.target.value = "";
        }}
      />
    </Section>
  );
}

function QrUntil({ row }: { row: GroupRow }) {
  const { t } = useLingui();
  const formats = useFormats();
  const day = formats.day(row.qr_expires_on ?? "");
  return (
    <>
      {t`works until ${day}`} <QrExpiry row={row} />
    </>
  );
}

function useQr(row: GroupRow) {
  const { t } = useLingui();
  const today = useToday();
  const write = useWrite("channel_edit");
  const keep = async (kept: Promise<AttachmentView[]>) => {
    try {
      const [picture] = await kept;
      if (!picture) return;
      if (!picture.mime.startsWith("image/")) return showNote(t`This is no picture. Nothing was changed.`);
      // A new code of WeChat works for a week from the day on which it was made; other platforms' do not run out by themselves.
      const until = row.kind === "wechat_group" ? { qr_expires_on: addDays(today, QR_LIVES_DAYS) } : {};
      await write.run({ uid: row.uid, qr_picture: picture.uid, ...until }, t`QR code of ${row.name} kept`);
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  const remove = () => void write.run({ uid: row.uid, qr_picture: null }, t`QR code of ${row.name} removed`);
  return { keep, remove };
}
