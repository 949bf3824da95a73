// A new event from anywhere: its title is enough, the rest is as the last one was.

import { useLingui } from "@lingui/react/macro";
import { IconConfetti } from "@tabler/icons-react";
import { useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import fields from "../../shared/fields/fields.module.css";
import { useActivityActions } from "./use-activity-actions";

export default function ActivitiesAmbient() {
  const { t } = useLingui();
  const [making, setMaking] = useState(false);
  useActions([
    {
      id: "activity.new",
      title: t`New event`,
      group: "create",
      icon: IconConfetti,
      keywords: t({
        message: "new event activity talk meetup",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      run: () => setMaking(true),
    },
  ]);
  return making && <NewActivity onClose={() => setMaking(false)} />;
}

function NewActivity({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { add } = useActivityActions();
  const [title, setTitle] = useState("");
  const make = async () => {
    if (title.trim() && (await add({ title: title.trim() }))) onClose();
  };
  return (
    <Dialog
      title={t`New event`}
      onClose={onClose}
      onSubmit={() => void make()}
      footer={
        <Button look="primary" submit disabled={!title.trim()}>
          {t`Add`}
        </Button>
      }
    >
      <input
        className={fields.text}
        data-autofocus
        value={title}
        maxLength={200}
        aria-label={t`What happens`}
        placeholder={t`What happens? A talk, a meetup, a contest…`}
        onChange={(event) => setTitle(event.target.value)}
      />
    </Dialog>
  );
}
