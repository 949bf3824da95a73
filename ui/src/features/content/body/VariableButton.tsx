// What a text can name and gets filled in for each group when it is copied. The core reads the names in both languages.

import { useLingui } from "@lingui/react/macro";
import { IconBraces } from "@tabler/icons-react";
import { Button } from "../../../shared/basics/Button";
import { openMenu } from "../../../shared/menu/menu";

export function VariableButton({ onChoose }: { onChoose: (text: string) => void }) {
  const { t } = useLingui();
  const names = [
    t({ message: "group", context: "variable" }),
    t({ message: "number", context: "variable" }),
    t({ message: "link", context: "variable" }),
    t({ message: "time", context: "variable" }),
    t({ message: "date", context: "variable" }),
    t({ message: "community", context: "variable" }),
  ];
  return (
    <Button
      size="small"
      look="quiet"
      icon={IconBraces}
      aria-haspopup="menu"
      onClick={(event) =>
        openMenu(event.currentTarget, t`Filled in for each group`, [
          names.map((name) => ({ id: name, title: `{${name}}`, run: () => onChoose(`{${name}}`) })),
        ])
      }
    >
      {t`Variable`}
    </Button>
  );
}
