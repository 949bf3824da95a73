// What sending offers on every page: send mode, the small window, holding everything by one key.

import { useLingui } from "@lingui/react/macro";
import { IconHandStop, IconPictureInPicture, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { inWindow } from "../../platform/call";
import { openSmallWindow } from "../../platform/sending";
import { useActions } from "../../shared/actions/use-actions";
import { useGo } from "../../shared/navigation";
import { useQuestion } from "../../shared/question";
import { lifting, useHolds } from "../../shared/sending/hold";
import { HoldDialog } from "./HoldDialog";
import { LiftDialog } from "./LiftDialog";

export default function SendingAmbient() {
  const { t } = useLingui();
  const go = useGo();
  const [holding, setHolding] = useState(false);
  const lifted = useQuestion(lifting);
  const [first] = useHolds();
  useActions([
    {
      id: "sending.open",
      title: t`Send what is due, one by one`,
      group: "go",
      keys: "g d",
      icon: IconSend,
      keywords: t({ message: "send mode deliver copy", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => go("/send"),
    },
    {
      id: "sending.hold",
      title: t`Hold everything…`,
      group: "app",
      keys: "shift+h",
      icon: IconHandStop,
      keywords: t({ message: "hold stop pause all crisis", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => setHolding(true),
    },
    ...(first
      ? [
          {
            id: "sending.lift",
            title: t`Lift the hold…`,
            group: "app" as const,
            icon: IconHandStop,
            run: () => lifting.ask(first),
          },
        ]
      : []),
    ...(inWindow
      ? [
          {
            id: "sending.small",
            title: t`Small window for sending`,
            group: "view" as const,
            icon: IconPictureInPicture,
            keywords: t({
              message: "float small window top",
              comment: "Search words; in Chinese with pinyin initials",
            }),
            run: () => void openSmallWindow(),
          },
        ]
      : []),
  ]);
  return (
    <>
      {holding && <HoldDialog onClose={() => setHolding(false)} />}
      {lifted && <LiftDialog key={lifted.uid} hold={lifted} onClose={() => lifting.ask(null)} />}
    </>
  );
}
