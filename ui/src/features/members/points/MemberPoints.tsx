// The points of one member: what they have, what expires next, the last entries.

import { useLingui } from "@lingui/react/macro";
import { IconArrowRight, IconCoins } from "@tabler/icons-react";
import type { MemberRow } from "../../../bindings/MemberRow";
import { IconButton } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useFormats } from "../../../shared/format/formats";
import { Section } from "../../../shared/page/Drawer";
import { giving } from "./giving";
import { Entries } from "./Ledger";
import styles from "./Points.module.css";
import { POINT_TABLES } from "./tables";

/** The others come when somebody asks for them. */
const FEW = 5;

export function MemberPoints({ row: { uid, name } }: { row: MemberRow }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data: has } = useCall("member_points", { uid }, { on: POINT_TABLES });
  const { data: ledger } = useCall("points", { community, member: uid, limit: 0 }, { on: POINT_TABLES });
  const balance = has?.balance ?? 0;
  return (
    <Section
      title={t`Points`}
      tools={
        <span className={styles.tools}>
          {balance > 0 && (
            <IconButton
              icon={IconArrowRight}
              size={16}
              label={t`Pass points on`}
              hint="left"
              onClick={() => giving.ask({ kind: "transfer", from: uid, name, balance })}
            />
          )}
          <IconButton
            icon={IconCoins}
            size={16}
            label={t`Give or take points`}
            hint="left"
            onClick={() => giving.ask({ kind: "give", who: { kind: "these", uids: [uid] }, name })}
          />
        </span>
      }
    >
      {has && ledger && ledger.total > 0 && (
        <>
          <p>
            <b className="figure">{formats.number(has.balance)}</b>{" "}
            <span className={styles.quiet}>
              {t`of ${formats.number(has.earned)} ever given`}
              {has.expires && ` · ${t`${formats.number(has.expires[1])} expire after ${formats.date(has.expires[0])}`}`}
            </span>
          </p>
          <Entries key={uid} member={uid} total={ledger.total} few={FEW} />
        </>
      )}
    </Section>
  );
}
