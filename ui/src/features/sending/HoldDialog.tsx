// Holding: everything, or some groups; a reason if there is time for one. The key, Enter, and nothing goes out any more.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ChannelsField } from "../../shared/channels/ChannelsField";
import { useChannels } from "../../shared/channels/use-channels";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { AskDialog } from "../../shared/dialog/AskDialog";
import fields from "../../shared/fields/fields.module.css";
import styles from "./Hold.module.css";

export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { list } = useChannels();
  const [reason, setReason] = useState("");
  const [some, setSome] = useState(false);
  const [channels, setChannels] = useState<string[]>([]);
  const begin = useWrite("hold_begin");
  const hold = async () => {
    const input = { community, reason: reason.trim(), channels: some ? channels : undefined };
    if (await begin.run(input, some ? t`These groups are on hold` : t`Everything is on hold`)) onClose();
  };
  return (
    <AskDialog
      title={t`Hold everything`}
      does={some ? t`Hold these groups` : t`Hold everything`}
      look="danger"
      width={420}
      busy={begin.pending}
      ready={!some || channels.length > 0}
      onClose={onClose}
      onDo={() => void hold()}
    >
      <p className={styles.words}>
        {t`Nothing of it is due, late or reminded of until you lift the hold. Events and tasks go on.`}
      </p>
      <input
        className={fields.text}
        data-autofocus
        value={reason}
        maxLength={200}
        aria-label={t`Reason`}
        placeholder={t`Reason, if you like`}
        onChange={(event) => setReason(event.target.value)}
      />
      {list.length > 1 && (
        <fieldset className={styles.scope}>
          <legend className="visually-hidden">{t`What is held`}</legend>
          <label>
            <input type="radio" name="scope" checked={!some} onChange={() => setSome(false)} />
            {t`Everything of this community`}
          </label>
          <label>
            <input type="radio" name="scope" checked={some} onChange={() => setSome(true)} />
            {t`Some groups`}
          </label>
          {some && <ChannelsField value={channels} onChange={setChannels} />}
        </fieldset>
      )}
    </AskDialog>
  );
}
