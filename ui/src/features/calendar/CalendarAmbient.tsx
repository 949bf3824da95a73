// What the calendar offers on every page: writing a calendar file, or keeping one.

import { useLingui } from "@lingui/react/macro";
import { IconFileExport } from "@tabler/icons-react";
import { useState } from "react";
import { inWindow } from "../../platform/call";
import { useActions } from "../../shared/actions/use-actions";
import { type AskedFile, takeAsked } from "../../shared/plan/calendar-file";
import { ExportDialog } from "./ExportDialog";
import { type Shown, whatIsShown } from "./shown";

export default function CalendarAmbient() {
  const { t } = useLingui();
  const [open, setOpen] = useState<{ shown: Shown | null; asked: AskedFile | null } | null>(null);
  useActions([
    {
      id: "calendar.export",
      title: t`Write a calendar file…`,
      group: "app",
      keywords: t({ message: "ics export calendar file", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconFileExport,
      // In a browser there is nowhere to write to.
      hidden: !inWindow,
      run: () => setOpen({ shown: whatIsShown(), asked: takeAsked() }),
    },
  ]);
  return open && <ExportDialog {...open} onClose={() => setOpen(null)} />;
}
