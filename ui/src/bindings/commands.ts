// Written by `cargo xtask bindings` from the command table; never edited.
import type { AddAttachments } from "./AddAttachments";
import type { AddChannels } from "./AddChannels";
import type { AddCommunity } from "./AddCommunity";
import type { AddOperator } from "./AddOperator";
import type { AddTag } from "./AddTag";
import type { AttachmentContent } from "./AttachmentContent";
import type { AttachmentRef } from "./AttachmentRef";
import type { AttachmentView } from "./AttachmentView";
import type { ChannelRef } from "./ChannelRef";
import type { ChannelView } from "./ChannelView";
import type { CommunityRef } from "./CommunityRef";
import type { CommunityView } from "./CommunityView";
import type { EditChannel } from "./EditChannel";
import type { EditCommunity } from "./EditCommunity";
import type { EditOperator } from "./EditOperator";
import type { EditTag } from "./EditTag";
import type { ExportAttachment } from "./ExportAttachment";
import type { HeadCount } from "./HeadCount";
import type { HistoryEntry } from "./HistoryEntry";
import type { HistoryInput } from "./HistoryInput";
import type { ListChannels } from "./ListChannels";
import type { ListTags } from "./ListTags";
import type { Nothing } from "./Nothing";
import type { Operator } from "./Operator";
import type { PasteAttachment } from "./PasteAttachment";
import type { SetChannelTags } from "./SetChannelTags";
import type { SetFigures } from "./SetFigures";
import type { SetSetting } from "./SetSetting";
import type { StepView } from "./StepView";
import type { Tag } from "./Tag";
import type { TrashChannels } from "./TrashChannels";
import type { Uid } from "./Uid";
import type { UndoState } from "./UndoState";
import type { WorkspaceOverview } from "./WorkspaceOverview";

/** Every command: its input and its output. */
export interface Commands {
  /** What the window needs to draw its frame: communities, operators, settings. */
  workspace_overview: [Nothing, WorkspaceOverview];
  /** Makes a community. */
  community_add: [AddCommunity, CommunityView];
  /** Changes a community; what is left out stays. */
  community_edit: [EditCommunity, CommunityView];
  /** Adds a person who works in the workspace. */
  operator_add: [AddOperator, Operator];
  /** Renames an operator. */
  operator_edit: [EditOperator, Nothing];
  /** The tags of a community. */
  tags: [ListTags, Array<Tag>];
  /** Makes a tag, or finds the one of that name. */
  tag_add: [AddTag, Tag];
  /** Renames or recolours a tag. */
  tag_edit: [EditTag, Nothing];
  /** Sets a setting for everyone who works in this workspace. */
  setting_set: [SetSetting, Nothing];
  /** Sets a setting of this machine. */
  local_setting_set: [SetSetting, Nothing];
  /** The channels of a community, in their order. */
  channels: [ListChannels, Array<ChannelView>];
  /** One channel. */
  channel: [ChannelRef, ChannelView];
  /** Makes channels in one step, with their head counts. */
  channels_add: [AddChannels, Array<Uid>];
  /** Changes a channel; what is left out stays, null clears. */
  channel_edit: [EditChannel, ChannelView];
  /** Adds tags to channels and takes others away. */
  channels_tag: [SetChannelTags, Nothing];
  /** Puts channels into the trash, or takes them out again. */
  channels_trash: [TrashChannels, Nothing];
  /** Writes figures by channel and day. */
  figures_set: [SetFigures, Nothing];
  /** The newest head count of every channel of a community. */
  head_counts: [CommunityRef, Array<HeadCount>];
  /** Keeps files in the workspace; the same file is kept once. */
  attachments_add: [AddAttachments, Array<AttachmentView>];
  /** Keeps a pasted picture or file. */
  attachment_paste: [PasteAttachment, AttachmentView];
  /** The content of a kept file, for a preview or the clipboard. */
  attachment_read: [AttachmentRef, AttachmentContent];
  /** Copies a kept file to a new place. */
  attachment_export: [ExportAttachment, Nothing];
  /** Says what undo and redo would do next. */
  undo_state: [Nothing, UndoState];
  /** Takes back the newest step. */
  undo: [Nothing, StepView];
  /** Does again the step that was undone last. */
  redo: [Nothing, StepView];
  /** Who did what to the named records, and when; newest first. */
  history: [HistoryInput, Array<HistoryEntry>];
}

export type WriteCommand = "community_add" | "community_edit" | "operator_add" | "operator_edit" | "tag_add" | "tag_edit" | "setting_set" | "channels_add" | "channel_edit" | "channels_tag" | "channels_trash" | "figures_set";

export type JobCommand = "attachments_add" | "attachment_paste" | "undo" | "redo";
