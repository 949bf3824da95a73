// How people are in contact, as it is called and drawn.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Icon, IconFriends, IconGift, IconMessage, IconNote, IconPhone } from "@tabler/icons-react";
import type { ContactWay } from "../../bindings/ContactWay";

export const CONTACT_WAYS: Record<ContactWay, { word: MessageDescriptor; icon: Icon }> = {
  text: { word: msg`In writing`, icon: IconMessage },
  voice: { word: msg`By voice`, icon: IconPhone },
  meeting: { word: msg`In person`, icon: IconFriends },
  gift: { word: msg`Gift`, icon: IconGift },
  note: { word: msg`Only a note`, icon: IconNote },
};
