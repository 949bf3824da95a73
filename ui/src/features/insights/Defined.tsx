// The way to the definition of a figure: one click, in words.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { DEFINITIONS, type Definition } from "./definitions";
import styles from "./Insights.module.css";

export function Defined({ by, of }: { by: Definition; of: string }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.defined}
          aria-label={t`How it is counted: ${of}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconInfoCircle size={14} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.definition}>{i18n._(DEFINITIONS[by])}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
