// One member as a page, for when the drawer is too narrow.

import { useLingui } from "@lingui/react/macro";
import { IconArrowLeft } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { IconButton } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCall } from "../../shared/data/query";
import { Page } from "../../shared/page/Page";
import { MemberRecord } from "./MemberRecord";
import styles from "./MemberRecord.module.css";
import { MEMBER_TABLES, useDirectory } from "./use-directory";
import { useMemberWrites } from "./use-member-writes";

export default function MemberPage() {
  const { t } = useLingui();
  const { uid = "" } = useParams({ strict: false }) as { uid?: string };
  const directory = useDirectory();
  const writes = useMemberWrites(directory);
  const { data, error } = useCall("member", { uid }, { on: MEMBER_TABLES });
  if (error) throw error;
  return (
    <Page
      title={data?.row.name ?? ""}
      tools={<IconButton icon={IconArrowLeft} label={t`Back`} hint="left" onClick={() => history.back()} />}
    >
      <div className={`${styles.page} scroll`}>
        {data ? <MemberRecord key={uid} member={data} directory={directory} writes={writes} wide /> : <Skeleton />}
      </div>
    </Page>
  );
}
