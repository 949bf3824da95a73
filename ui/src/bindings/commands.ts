// Written by `cargo xtask bindings` from the command table; never edited.
import type { Acknowledge } from "./Acknowledge";
import type { ActivityInsight } from "./ActivityInsight";
import type { ActivityList } from "./ActivityList";
import type { ActivityRef } from "./ActivityRef";
import type { ActivityView } from "./ActivityView";
import type { AddAccount } from "./AddAccount";
import type { AddActivity } from "./AddActivity";
import type { AddAttachments } from "./AddAttachments";
import type { AddChannels } from "./AddChannels";
import type { AddCommunity } from "./AddCommunity";
import type { AddContact } from "./AddContact";
import type { AddContent } from "./AddContent";
import type { AddContents } from "./AddContents";
import type { AddDate } from "./AddDate";
import type { AddFeedback } from "./AddFeedback";
import type { AddField } from "./AddField";
import type { AddFigure } from "./AddFigure";
import type { AddFinding } from "./AddFinding";
import type { AddLadder } from "./AddLadder";
import type { AddMember } from "./AddMember";
import type { AddMembership } from "./AddMembership";
import type { AddOperator } from "./AddOperator";
import type { AddPillar } from "./AddPillar";
import type { AddPointRule } from "./AddPointRule";
import type { AddPoints } from "./AddPoints";
import type { AddSegment } from "./AddSegment";
import type { AddSlot } from "./AddSlot";
import type { AddTag } from "./AddTag";
import type { AddTask } from "./AddTask";
import type { AddTasks } from "./AddTasks";
import type { AddTier } from "./AddTier";
import type { AlikePeople } from "./AlikePeople";
import type { ApplyNames } from "./ApplyNames";
import type { AssignPeople } from "./AssignPeople";
import type { AssignedPeople } from "./AssignedPeople";
import type { AttachmentContent } from "./AttachmentContent";
import type { AttachmentRef } from "./AttachmentRef";
import type { AttachmentView } from "./AttachmentView";
import type { Backup } from "./Backup";
import type { BackupFile } from "./BackupFile";
import type { BackupState } from "./BackupState";
import type { BatchRef } from "./BatchRef";
import type { BeginHold } from "./BeginHold";
import type { CalendarImport } from "./CalendarImport";
import type { CalendarRange } from "./CalendarRange";
import type { CalendarSelection } from "./CalendarSelection";
import type { CalendarView } from "./CalendarView";
import type { CareDay } from "./CareDay";
import type { CareQuestion } from "./CareQuestion";
import type { CareSettled } from "./CareSettled";
import type { ChannelForms } from "./ChannelForms";
import type { ChannelRef } from "./ChannelRef";
import type { ChannelView } from "./ChannelView";
import type { ChatImport } from "./ChatImport";
import type { ChatReport } from "./ChatReport";
import type { CheckInput } from "./CheckInput";
import type { CheckReport } from "./CheckReport";
import type { CommunityRef } from "./CommunityRef";
import type { CommunityView } from "./CommunityView";
import type { ContactRef } from "./ContactRef";
import type { ContactView } from "./ContactView";
import type { ContactsAdded } from "./ContactsAdded";
import type { ContentDefaults } from "./ContentDefaults";
import type { ContentList } from "./ContentList";
import type { ContentRef } from "./ContentRef";
import type { ContentView } from "./ContentView";
import type { CopiedPieces } from "./CopiedPieces";
import type { CopyDate } from "./CopyDate";
import type { CountPoints } from "./CountPoints";
import type { CountingRules } from "./CountingRules";
import type { DayNotes } from "./DayNotes";
import type { DayNotesInput } from "./DayNotesInput";
import type { DefaultsFor } from "./DefaultsFor";
import type { DeleteDate } from "./DeleteDate";
import type { DeliveriesOf } from "./DeliveriesOf";
import type { DeliveryDay } from "./DeliveryDay";
import type { DeliveryList } from "./DeliveryList";
import type { DeliveryOf } from "./DeliveryOf";
import type { DeliveryProgress } from "./DeliveryProgress";
import type { DeliveryText } from "./DeliveryText";
import type { DemoState } from "./DemoState";
import type { DoneCare } from "./DoneCare";
import type { DropTexts } from "./DropTexts";
import type { DroppedTexts } from "./DroppedTexts";
import type { DueInput } from "./DueInput";
import type { EditActivities } from "./EditActivities";
import type { EditActivity } from "./EditActivity";
import type { EditChannel } from "./EditChannel";
import type { EditChannels } from "./EditChannels";
import type { EditCommunity } from "./EditCommunity";
import type { EditContact } from "./EditContact";
import type { EditContent } from "./EditContent";
import type { EditContents } from "./EditContents";
import type { EditContentsEach } from "./EditContentsEach";
import type { EditDate } from "./EditDate";
import type { EditFeedback } from "./EditFeedback";
import type { EditField } from "./EditField";
import type { EditFigure } from "./EditFigure";
import type { EditFinding } from "./EditFinding";
import type { EditLadder } from "./EditLadder";
import type { EditMember } from "./EditMember";
import type { EditMembers } from "./EditMembers";
import type { EditMembership } from "./EditMembership";
import type { EditOperator } from "./EditOperator";
import type { EditPillar } from "./EditPillar";
import type { EditPointRule } from "./EditPointRule";
import type { EditRegistration } from "./EditRegistration";
import type { EditSegment } from "./EditSegment";
import type { EditSlot } from "./EditSlot";
import type { EditTag } from "./EditTag";
import type { EditTask } from "./EditTask";
import type { EditTier } from "./EditTier";
import type { EditedDate } from "./EditedDate";
import type { EmptyTrash } from "./EmptyTrash";
import type { ExportAttachment } from "./ExportAttachment";
import type { ExportCalendar } from "./ExportCalendar";
import type { ExportChat } from "./ExportChat";
import type { ExportMembers } from "./ExportMembers";
import type { ExportPicture } from "./ExportPicture";
import type { ExportReport } from "./ExportReport";
import type { ExportedCalendar } from "./ExportedCalendar";
import type { ExportedChat } from "./ExportedChat";
import type { FeedbackList } from "./FeedbackList";
import type { FeedbackRef } from "./FeedbackRef";
import type { FieldRef } from "./FieldRef";
import type { FieldView } from "./FieldView";
import type { FigureKind } from "./FigureKind";
import type { FigureLine } from "./FigureLine";
import type { FigureRef } from "./FigureRef";
import type { FigureStored } from "./FigureStored";
import type { FigureValue } from "./FigureValue";
import type { FiguresDay } from "./FiguresDay";
import type { FiguresOfDay } from "./FiguresOfDay";
import type { FiguresRange } from "./FiguresRange";
import type { FillSlot } from "./FillSlot";
import type { FillSlotLines } from "./FillSlotLines";
import type { FilledSlot } from "./FilledSlot";
import type { FilledSlotLines } from "./FilledSlotLines";
import type { FindingView } from "./FindingView";
import type { Goals } from "./Goals";
import type { GroupDeliveries } from "./GroupDeliveries";
import type { GroupsInsight } from "./GroupsInsight";
import type { GroupsTable } from "./GroupsTable";
import type { GroupsTableInput } from "./GroupsTableInput";
import type { GrowthInsight } from "./GrowthInsight";
import type { HeadCount } from "./HeadCount";
import type { HeldDate } from "./HeldDate";
import type { HistoryEntry } from "./HistoryEntry";
import type { HistoryInput } from "./HistoryInput";
import type { HoldRef } from "./HoldRef";
import type { HoldView } from "./HoldView";
import type { Housekeeping } from "./Housekeeping";
import type { ImportBatchView } from "./ImportBatchView";
import type { ImportCalendar } from "./ImportCalendar";
import type { ImportDays } from "./ImportDays";
import type { ImportInspection } from "./ImportInspection";
import type { ImportPreview } from "./ImportPreview";
import type { ImportReport } from "./ImportReport";
import type { ImportedDays } from "./ImportedDays";
import type { InsightFilter } from "./InsightFilter";
import type { InsightGround } from "./InsightGround";
import type { Insights } from "./Insights";
import type { InsightsQuestion } from "./InsightsQuestion";
import type { InspectImport } from "./InspectImport";
import type { InspectSheet } from "./InspectSheet";
import type { KeepApart } from "./KeepApart";
import type { KeptFile } from "./KeptFile";
import type { KeptFileRef } from "./KeptFileRef";
import type { KeptText } from "./KeptText";
import type { LadderRef } from "./LadderRef";
import type { LadderRules } from "./LadderRules";
import type { LadderView } from "./LadderView";
import type { LetGo } from "./LetGo";
import type { LiftHold } from "./LiftHold";
import type { ListActivities } from "./ListActivities";
import type { ListAlike } from "./ListAlike";
import type { ListChannels } from "./ListChannels";
import type { ListContents } from "./ListContents";
import type { ListFeedback } from "./ListFeedback";
import type { ListFields } from "./ListFields";
import type { ListFigures } from "./ListFigures";
import type { ListImports } from "./ListImports";
import type { ListLadders } from "./ListLadders";
import type { ListMembers } from "./ListMembers";
import type { ListMovements } from "./ListMovements";
import type { ListNear } from "./ListNear";
import type { ListPillars } from "./ListPillars";
import type { ListPointRules } from "./ListPointRules";
import type { ListPoints } from "./ListPoints";
import type { ListSavedViews } from "./ListSavedViews";
import type { ListSegments } from "./ListSegments";
import type { ListSteps } from "./ListSteps";
import type { ListTags } from "./ListTags";
import type { ListTasks } from "./ListTasks";
import type { ListTouchRules } from "./ListTouchRules";
import type { ListTrash } from "./ListTrash";
import type { ListUnassigned } from "./ListUnassigned";
import type { LogImport } from "./LogImport";
import type { LogInspection } from "./LogInspection";
import type { LogReport } from "./LogReport";
import type { LogZone } from "./LogZone";
import type { MakeDemo } from "./MakeDemo";
import type { MarkDeliveries } from "./MarkDeliveries";
import type { MarkEach } from "./MarkEach";
import type { MarkRegistrations } from "./MarkRegistrations";
import type { MarkTasks } from "./MarkTasks";
import type { MemberCount } from "./MemberCount";
import type { MemberImport } from "./MemberImport";
import type { MemberPage } from "./MemberPage";
import type { MemberPoints } from "./MemberPoints";
import type { MemberRef } from "./MemberRef";
import type { MemberView } from "./MemberView";
import type { MembershipRef } from "./MembershipRef";
import type { MergeMembers } from "./MergeMembers";
import type { MergeTags } from "./MergeTags";
import type { MissingPeople } from "./MissingPeople";
import type { MoveContents } from "./MoveContents";
import type { MoveMembers } from "./MoveMembers";
import type { Movements } from "./Movements";
import type { NameList } from "./NameList";
import type { NamesApplied } from "./NamesApplied";
import type { NearTiers } from "./NearTiers";
import type { NewcomersInsight } from "./NewcomersInsight";
import type { NextSlotDates } from "./NextSlotDates";
import type { Nothing } from "./Nothing";
import type { Notice } from "./Notice";
import type { Occurrence } from "./Occurrence";
import type { OncePreview } from "./OncePreview";
import type { OpenArchive } from "./OpenArchive";
import type { Operator } from "./Operator";
import type { OperatorRef } from "./OperatorRef";
import type { OptionCount } from "./OptionCount";
import type { OrderTasks } from "./OrderTasks";
import type { OverviewInsight } from "./OverviewInsight";
import type { PasteAttachment } from "./PasteAttachment";
import type { PeopleInsight } from "./PeopleInsight";
import type { PeopleQuestion } from "./PeopleQuestion";
import type { PillarRef } from "./PillarRef";
import type { PillarView } from "./PillarView";
import type { PlainTable } from "./PlainTable";
import type { PointBoard } from "./PointBoard";
import type { PointBoardQuestion } from "./PointBoardQuestion";
import type { PointForecast } from "./PointForecast";
import type { PointPage } from "./PointPage";
import type { PointRule } from "./PointRule";
import type { PointRuleRef } from "./PointRuleRef";
import type { PointsSettled } from "./PointsSettled";
import type { PointsWritten } from "./PointsWritten";
import type { PutOffCare } from "./PutOffCare";
import type { ReadNames } from "./ReadNames";
import type { Register } from "./Register";
import type { RegistrationForms } from "./RegistrationForms";
import type { RegistrationList } from "./RegistrationList";
import type { RegistrationsOf } from "./RegistrationsOf";
import type { RelateMembers } from "./RelateMembers";
import type { RelationView } from "./RelationView";
import type { ReminderView } from "./ReminderView";
import type { RemindersOf } from "./RemindersOf";
import type { RemoveDays } from "./RemoveDays";
import type { RemoveSlots } from "./RemoveSlots";
import type { Removed } from "./Removed";
import type { RestorePreview } from "./RestorePreview";
import type { RestoreTrash } from "./RestoreTrash";
import type { Restored } from "./Restored";
import type { ResultsInsight } from "./ResultsInsight";
import type { RetentionInsight } from "./RetentionInsight";
import type { ReversePoints } from "./ReversePoints";
import type { RhythmInsight } from "./RhythmInsight";
import type { RulePreview } from "./RulePreview";
import type { RulePreviewInput } from "./RulePreviewInput";
import type { Salvaged } from "./Salvaged";
import type { SaveArchive } from "./SaveArchive";
import type { SaveView } from "./SaveView";
import type { Saved } from "./Saved";
import type { SavedView } from "./SavedView";
import type { SavedViewRef } from "./SavedViewRef";
import type { ScheduleContents } from "./ScheduleContents";
import type { SearchHit } from "./SearchHit";
import type { SearchInput } from "./SearchInput";
import type { SegmentRef } from "./SegmentRef";
import type { SegmentView } from "./SegmentView";
import type { Selection } from "./Selection";
import type { SendQueue } from "./SendQueue";
import type { SendQueueInput } from "./SendQueueInput";
import type { SetCells } from "./SetCells";
import type { SetChannelTags } from "./SetChannelTags";
import type { SetContentChannels } from "./SetContentChannels";
import type { SetCountingRules } from "./SetCountingRules";
import type { SetFigures } from "./SetFigures";
import type { SetGoal } from "./SetGoal";
import type { SetPieces } from "./SetPieces";
import type { SetReminders } from "./SetReminders";
import type { SetSetting } from "./SetSetting";
import type { SetTouch } from "./SetTouch";
import type { SheetExport } from "./SheetExport";
import type { SheetImport } from "./SheetImport";
import type { SheetInspection } from "./SheetInspection";
import type { SheetPreview } from "./SheetPreview";
import type { SheetReport } from "./SheetReport";
import type { ShiftDates } from "./ShiftDates";
import type { Shifted } from "./Shifted";
import type { ShiftedDates } from "./ShiftedDates";
import type { SkipSlotDates } from "./SkipSlotDates";
import type { SlotDate } from "./SlotDate";
import type { SlotDateRef } from "./SlotDateRef";
import type { SlotDates } from "./SlotDates";
import type { SlotView } from "./SlotView";
import type { Snooze } from "./Snooze";
import type { StarterRef } from "./StarterRef";
import type { StarterWeek } from "./StarterWeek";
import type { StepEntry } from "./StepEntry";
import type { StepView } from "./StepView";
import type { Tag } from "./Tag";
import type { TagCount } from "./TagCount";
import type { TagRef } from "./TagRef";
import type { TaskList } from "./TaskList";
import type { TaskRef } from "./TaskRef";
import type { TaskView } from "./TaskView";
import type { TextLength } from "./TextLength";
import type { TextLengths } from "./TextLengths";
import type { TextQuestion } from "./TextQuestion";
import type { TextsAround } from "./TextsAround";
import type { TextsFound } from "./TextsFound";
import type { TextsRoom } from "./TextsRoom";
import type { TierDryRun } from "./TierDryRun";
import type { TierHistory } from "./TierHistory";
import type { TierMove } from "./TierMove";
import type { TierReason } from "./TierReason";
import type { TierReasonOf } from "./TierReasonOf";
import type { TierRef } from "./TierRef";
import type { TiersSettled } from "./TiersSettled";
import type { TodayInput } from "./TodayInput";
import type { TodayView } from "./TodayView";
import type { TouchRule } from "./TouchRule";
import type { TransferPoints } from "./TransferPoints";
import type { TrashActivities } from "./TrashActivities";
import type { TrashChannels } from "./TrashChannels";
import type { TrashCommunity } from "./TrashCommunity";
import type { TrashContents } from "./TrashContents";
import type { TrashMembers } from "./TrashMembers";
import type { TrashTasks } from "./TrashTasks";
import type { Trashed } from "./Trashed";
import type { Uid } from "./Uid";
import type { UnassignedPeople } from "./UnassignedPeople";
import type { UndoInput } from "./UndoInput";
import type { UndoState } from "./UndoState";
import type { WaitingReminder } from "./WaitingReminder";
import type { WhoHasNot } from "./WhoHasNot";
import type { WorkspaceHealth } from "./WorkspaceHealth";
import type { WorkspaceOverview } from "./WorkspaceOverview";
import type { ZonePreview } from "./ZonePreview";
import type { ZonePreviewInput } from "./ZonePreviewInput";

/** Every command: its input and its output. */
export interface Commands {
  /** What the window needs to draw its frame: communities, operators, settings. */
  workspace_overview: [Nothing, WorkspaceOverview];
  /** Makes a community. */
  community_add: [AddCommunity, CommunityView];
  /** Changes a community; what is left out stays. */
  community_edit: [EditCommunity, CommunityView];
  /** Puts a community into the trash, or takes it out again. */
  community_trash: [TrashCommunity, Nothing];
  /** Adds a person who works in the workspace. */
  operator_add: [AddOperator, Operator];
  /** Renames an operator. */
  operator_edit: [EditOperator, Nothing];
  /** Removes an operator from the team; what they own and did keeps their name. */
  operator_remove: [OperatorRef, Nothing];
  /** The tags of a community. */
  tags: [ListTags, Array<Tag>];
  /** Makes a tag, or finds the one of that name. */
  tag_add: [AddTag, Tag];
  /** Renames or recolours a tag. */
  tag_edit: [EditTag, Nothing];
  /** The views of a page that were given a name. */
  saved_views: [ListSavedViews, Array<SavedView>];
  /** Keeps filters and order of a page under a name. */
  saved_view_set: [SaveView, SavedView];
  /** Forgets a saved view. */
  saved_view_remove: [SavedViewRef, Nothing];
  /** How many members and channels bear each tag of a community; a tag that nobody bears is left out. */
  tag_counts: [ListTags, Array<TagCount>];
  /** Makes several tags one. */
  tags_merge: [MergeTags, Nothing];
  /** Takes a tag off everything and removes it. */
  tag_remove: [TagRef, Nothing];
  /** Sets a setting for everyone who works in this workspace. */
  setting_set: [SetSetting, Nothing];
  /** Sets a setting of this machine. */
  local_setting_set: [SetSetting, Nothing];
  /** The channels of a community, in their order. */
  channels: [ListChannels, Array<ChannelView>];
  /** What the channels of a community are found by in pinyin. */
  channel_forms: [ListChannels, Array<ChannelForms>];
  /** One channel. */
  channel: [ChannelRef, ChannelView];
  /** Makes channels in one step, with their head counts. */
  channels_add: [AddChannels, Array<Uid>];
  /** Changes a channel; what is left out stays, null clears. */
  channel_edit: [EditChannel, ChannelView];
  /** Changes several channels in one step. */
  channels_edit: [EditChannels, Nothing];
  /** Adds tags to channels and takes others away. */
  channels_tag: [SetChannelTags, Nothing];
  /** Puts channels into the trash, or takes them out again. */
  channels_trash: [TrashChannels, Nothing];
  /** Writes figures by channel and day. */
  figures_set: [SetFigures, Nothing];
  /** One figure of a channel on all its days. */
  figures: [ListFigures, Array<FigureValue>];
  /** The newest head count of every channel of a community. */
  head_counts: [CommunityRef, Array<HeadCount>];
  /** The figures that can be kept by day: those that Tulou knows, and the community's own. */
  figure_kinds: [CommunityRef, Array<FigureKind>];
  /** Makes a figure of the community's own. */
  figure_add: [AddFigure, FigureKind];
  /** Renames an own figure, or gives it another unit. */
  figure_edit: [EditFigure, FigureKind];
  /** What is stored of an own figure, before it is removed. */
  figure_stored: [FigureRef, FigureStored];
  /** Removes an own figure with all its values. */
  figure_remove: [FigureRef, Nothing];
  /** The figures of all groups on one day, with what they were before. */
  figures_day: [FiguresOfDay, FiguresDay];
  /** Figures day by day, of one group or of several. */
  figures_range: [FiguresRange, Array<FigureLine>];
  /** How all groups do in a period: figures, the period before, peers, and what needs somebody. */
  groups_table: [GroupsTableInput, GroupsTable];
  /** What became of the deliveries of one group, day by day. */
  group_deliveries: [GroupDeliveries, Array<DeliveryDay>];
  /** A part of the list of members: filtered, searched, sorted, from any offset. */
  members: [ListMembers, MemberPage];
  /** How many members a selection holds. */
  members_count: [Selection, MemberCount];
  /** One member with memberships and namesakes. */
  member: [MemberRef, MemberView];
  /** Adds a member. */
  member_add: [AddMember, MemberView];
  /** Changes a member; what is left out stays, null clears. */
  member_edit: [EditMember, MemberView];
  /** Does one thing to many members: tags, a column, a channel. */
  members_edit: [EditMembers, MemberCount];
  /** Sets a block of cells, as pasted from a spreadsheet. */
  members_set_cells: [SetCells, MemberCount];
  /** Puts members into the trash, or takes them out again. */
  members_trash: [TrashMembers, MemberCount];
  /** Members who are probably one person, with the reason. */
  members_alike: [ListAlike, AlikePeople];
  /** Makes one member of two; undone, they are two again exactly. */
  members_merge: [MergeMembers, MemberView];
  /** Says that two members are two people: they are not proposed again. */
  members_keep_apart: [KeepApart, Nothing];
  /** People who wrote and whom no member is yet, and who they probably are. */
  people_unassigned: [ListUnassigned, UnassignedPeople];
  /** Makes such people members, or says which member they are. */
  people_assign: [AssignPeople, AssignedPeople];
  /** Adds an account to a member. */
  account_add: [AddAccount, MemberView];
  /** Takes an account from a member. */
  account_remove: [FieldRef, Nothing];
  /** Puts a member into a channel. */
  membership_add: [AddMembership, MemberView];
  /** Changes a membership; what is left out stays, null clears. */
  membership_edit: [EditMembership, Nothing];
  /** Removes a membership that never was. */
  membership_remove: [MembershipRef, Nothing];
  /** The custom fields of a community, in their order. */
  fields: [ListFields, Array<FieldView>];
  /** Makes a custom field. */
  field_add: [AddField, FieldView];
  /** The options of a choice, each with how many members have it. */
  field_options: [FieldRef, Array<OptionCount>];
  /** Renames a custom field or one of its options, changes its options or moves it. */
  field_edit: [EditField, FieldView];
  /** Removes a custom field. */
  field_remove: [FieldRef, Nothing];
  /** The ladders of a community with their tiers and how many members stand on each. */
  ladders: [ListLadders, Array<LadderView>];
  /** Makes a ladder with its tiers. */
  ladder_add: [AddLadder, LadderView];
  /** Renames a ladder. */
  ladder_edit: [EditLadder, Nothing];
  /** Removes a ladder with its tiers and their history. */
  ladder_remove: [LadderRef, Nothing];
  /** Adds a tier above the others of its ladder. */
  tier_add: [AddTier, Uid];
  /** Changes a tier or moves it on its ladder. */
  tier_edit: [EditTier, Nothing];
  /** Removes a tier; members who stood on it stand on none. */
  tier_remove: [TierRef, Nothing];
  /** Puts members on a tier by hand, with a reason. */
  members_move_tier: [MoveMembers, MemberCount];
  /** Leaves members who were put on a tier by hand to the rules of the ladder again. */
  members_let_go: [LetGo, MemberCount];
  /** Saves the rules of a ladder and moves up who meets them: one step, which one undo takes back. */
  ladder_rules_set: [LadderRules, TiersSettled];
  /** What the past year would have been under rules that need not be saved. */
  ladder_dry_run: [LadderRules, TierDryRun];
  /** Why a member stands where they stand on a ladder, and what they lack for the next tier. */
  tier_reason: [TierReasonOf, TierReason];
  /** Who is one condition away from the next tier, and who goes down at the next review. */
  tiers_near: [ListNear, NearTiers];
  /** From which tier to which members moved between two days, and who did. */
  tier_movements: [ListMovements, Movements];
  /** Moves everybody whose rules say so: up at once, down when a review is due. */
  tiers_settle: [Nothing, TiersSettled];
  /** The moves of a member between tiers, newest first. */
  tier_history: [TierHistory, Array<TierMove>];
  /** The saved filters of a community with their present counts. */
  segments: [ListSegments, Array<SegmentView>];
  /** Saves a filter. */
  segment_add: [AddSegment, SegmentView];
  /** Renames a saved filter or changes it. */
  segment_edit: [EditSegment, SegmentView];
  /** Removes a saved filter. */
  segment_remove: [SegmentRef, Nothing];
  /** The contacts with a member, the latest first. */
  contacts: [MemberRef, Array<ContactView>];
  /** Notes a contact with one member or with several. */
  contact_add: [AddContact, ContactsAdded];
  /** Changes a contact, or says that it was followed up. */
  contact_edit: [EditContact, Nothing];
  /** Removes a contact that never was. */
  contact_remove: [ContactRef, Nothing];
  /** What a member likes, wants and suffers from, with what shows it. */
  findings: [MemberRef, Array<FindingView>];
  /** Notes something that is known of a member. */
  finding_add: [AddFinding, Uid];
  /** Changes something that is known of a member. */
  finding_edit: [EditFinding, Nothing];
  /** Forgets something that was known of a member. */
  finding_remove: [ContactRef, Nothing];
  /** Whom a member knows. */
  relations: [MemberRef, Array<RelationView>];
  /** Says what two members are to each other. */
  relation_set: [RelateMembers, Nothing];
  /** Says that two members are nothing to each other. */
  relation_remove: [ContactRef, Nothing];
  /** How often members are to be heard of, by tier, tag and member. */
  touch_rules: [ListTouchRules, Array<TouchRule>];
  /** Sets how often they are to be heard of, or takes it away. */
  touch_set: [SetTouch, Nothing];
  /** Who needs care on a day, the most pressing first. */
  care_day: [CareQuestion, CareDay];
  /** Says that somebody was cared for, and notes the contact with them. */
  care_done: [DoneCare, CareSettled];
  /** Puts reasons for care off to another day, or lets them go this time. */
  care_put_off: [PutOffCare, CareSettled];
  /** What members said: what waits the longest time first, then what is closed. */
  feedback: [ListFeedback, FeedbackList];
  /** Keeps what somebody said. */
  feedback_add: [AddFeedback, Uid];
  /** Changes feedback: who looks after it, what was answered, how far it has come; what is left out stays, null clears. */
  feedback_edit: [EditFeedback, Nothing];
  /** Removes feedback that was none. */
  feedback_remove: [FeedbackRef, Nothing];
  /** A part of the ledger of points, the newest entry first, with the sum of all of it. */
  points: [ListPoints, PointPage];
  /** What a member has, was ever given, and what of it expires next. */
  member_points: [MemberRef, MemberPoints];
  /** Gives members points, or takes them. */
  points_add: [AddPoints, PointsWritten];
  /** Takes entries back, each by an entry of its own. */
  points_reverse: [ReversePoints, PointsWritten];
  /** Gives points of one member to another. */
  points_transfer: [TransferPoints, PointsWritten];
  /** The rules that give points. */
  point_rules: [ListPointRules, Array<PointRule>];
  /** Makes a rule that gives points; it gives nothing until they are counted. */
  point_rule_add: [AddPointRule, Uid];
  /** Changes a rule; what is left out stays, null clears. */
  point_rule_edit: [EditPointRule, Nothing];
  /** Removes a rule; what it gave stays given. */
  point_rule_remove: [PointRuleRef, Nothing];
  /** What a rule that need not be saved would have given. */
  points_forecast: [AddPointRule, PointForecast];
  /** Counts what rules give and writes what is missing, as one step. */
  points_settle: [CountPoints, PointsSettled];
  /** Who was given most in a period, and how evenly it is shared. */
  points_board: [PointBoardQuestion, PointBoard];
  /** Looks at a table: what its rows are, format, header, columns, what could identify people. */
  import_inspect: [InspectImport, ImportInspection];
  /** What importing a member list would do; writes nothing. */
  import_preview: [MemberImport, ImportPreview];
  /** Imports a member list as one step. */
  import_apply: [MemberImport, ImportReport];
  /** Looks at a sheet of one kind: header, what each column means, whether it is a calendar grid. */
  sheet_inspect: [InspectSheet, SheetInspection];
  /** What importing a sheet would do, cell by cell, and which rows would be refused; writes nothing. */
  sheet_preview: [SheetImport, SheetPreview];
  /** Imports a sheet as one step: new records, and changes of those that it names by key. */
  sheet_apply: [SheetImport, SheetReport];
  /** Writes records to a CSV or XLSX file that comes back as an update. */
  sheet_export: [SheetExport, ExportReport];
  /** Writes a table as it stands on the screen to a CSV or XLSX file; it does not come back as an update. */
  table_export: [PlainTable, ExportReport];
  /** The imports of a community, newest first. */
  imports: [ListImports, Array<ImportBatchView>];
  /** Writes members to a CSV or XLSX file that can be imported again. */
  members_export: [ExportMembers, ExportReport];
  /** Looks whether a file is an export of a chat, or a table a log. */
  log_inspect: [InspectImport, LogInspection];
  /** Imports a table of who did what and when as one step; what is known already is not added again. */
  log_import: [LogImport, LogReport];
  /** Imports exports of chats as one step: messages into the log, people among the members, who came and went. */
  chat_import: [ChatImport, ChatReport];
  /** Writes the log of a channel as ChatLab's JSON or JSONL, with the texts that are kept. */
  chat_export: [ExportChat, ExportedChat];
  /** Takes what an import brought out of the log; what another import holds, too, stays. */
  log_remove: [BatchRef, Removed];
  /** Says by whose clock the times of an import were written that name no zone: its interactions move there. */
  log_zone: [LogZone, Shifted];
  /** How a community lives, counted from its logs as a peer would count it. */
  insights: [InsightsQuestion, Insights];
  /** Whether there is anything to be looked at, and until when. */
  insight_ground: [CommunityRef, InsightGround];
  /** What leads: a few figures, the curve with what is marked on it, the best and the worst. */
  insight_overview: [InsightFilter, OverviewInsight];
  /** Who is there: people by day, week and month, how often they come, days that are unusual. */
  insight_activity: [InsightFilter, ActivityInsight];
  /** Who stays: cohorts and what became of them, and what people did from interval to interval. */
  insight_retention: [InsightFilter, RetentionInsight];
  /** At which hours of the week people are there, and which hours are the best to reach them. */
  insight_rhythm: [InsightFilter, RhythmInsight];
  /** Who weighs how much, who drifts away and who is back again. */
  insight_people: [PeopleQuestion, PeopleInsight];
  /** How newcomers begin: whether they say anything soon, and whether somebody answers. */
  insight_newcomers: [InsightFilter, NewcomersInsight];
  /** How a community grows by member records, by which source, and how many of its people speak. */
  insight_growth: [InsightFilter, GrowthInsight];
  /** How each group does by its log, beside what was typed of it and beside its peers. */
  insight_groups: [InsightFilter, GroupsInsight];
  /** What came of what was published, and how what was planned was done. */
  insight_results: [InsightFilter, ResultsInsight];
  /** What the leading figures are to be in months and quarters. */
  insight_goals: [CommunityRef, Goals];
  /** Sets the goal of a leading figure for a month or a quarter, or takes it away. */
  insight_goal_set: [SetGoal, Goals];
  /** By which rules a community counts: what kinds of interactions weigh, and the days of a month and of scores. */
  counting_rules: [CommunityRef, CountingRules];
  /** Sets rules by which a community counts; those that are not named stay. */
  counting_rules_set: [SetCountingRules, CountingRules];
  /** Members, channels, content, activities and tasks in which every word stands; pinyin and initials count. */
  search: [SearchInput, Array<SearchHit>];
  /** Kept texts of messages in which every word stands, the newest first; Chinese is cut into words. */
  text_search: [TextQuestion, TextsFound];
  /** What was said before and after a text in its channel. */
  texts_around: [TextsAround, Array<KeptText>];
  /** How many texts are kept, and what they and the index over them take. */
  texts_room: [CommunityRef, TextsRoom];
  /** Drops kept texts for good: their messages stay counted, and no undo brings them back. */
  texts_drop: [DropTexts, DroppedTexts];
  /** Keeps files in the workspace; the same file is kept once. */
  attachments_add: [AddAttachments, Array<AttachmentView>];
  /** Keeps a pasted picture or file. */
  attachment_paste: [PasteAttachment, AttachmentView];
  /** The content of a kept file, for a preview or the clipboard. */
  attachment_read: [AttachmentRef, AttachmentContent];
  /** Copies a kept file to a new place. */
  attachment_export: [ExportAttachment, Nothing];
  /** Writes a picture that was drawn on the screen to a file. */
  picture_export: [ExportPicture, Nothing];
  /** A page of content items for the board, the table or the calendar's tray, with counts by state. */
  contents: [ListContents, ContentList];
  /** One content item with its body. */
  content: [ContentRef, ContentView];
  /** What a new content item starts from: as the last one like it was. */
  content_defaults: [DefaultsFor, ContentDefaults];
  /** Makes a content item; what is left out comes from the last one like it. */
  content_add: [AddContent, ContentView];
  /** Makes content items in one step, as a pasted list is. */
  contents_add: [AddContents, Nothing];
  /** Changes a content item; what is left out stays, null clears. */
  content_edit: [EditContent, ContentView];
  /** Writes the body of a content item, or its version for one channel. */
  content_pieces_set: [SetPieces, ContentView];
  /** Makes a copy of a content item, without its time and deliveries. */
  content_duplicate: [ContentRef, ContentView];
  /** Moves content items to a column of the board. */
  contents_move: [MoveContents, Nothing];
  /** Makes the same change to many content items. */
  contents_edit: [EditContents, Nothing];
  /** Makes another change to each of many content items. */
  contents_edit_each: [EditContentsEach, Nothing];
  /** Adds channels to content items and takes others away. */
  contents_channels_set: [SetContentChannels, Nothing];
  /** Gives content items their times, or takes them off the calendar. */
  contents_schedule: [ScheduleContents, Nothing];
  /** Puts content items into the trash, or takes them out again. */
  contents_trash: [TrashContents, Nothing];
  /** Every channel of a content item (of one date of a series) with what became of it. */
  deliveries: [DeliveriesOf, DeliveryList];
  /** Marks deliveries as sent, skipped or failed, or sets them back; all pending ones when no channel is named. */
  deliveries_mark: [MarkDeliveries, DeliveryProgress];
  /** Says what became of deliveries of several items, in one step. */
  deliveries_mark_each: [MarkEach, Nothing];
  /** What is copied for one channel, piece by piece, with what it names in braces filled in. */
  delivery_text: [DeliveryOf, DeliveryText];
  /** How long a text is on some platforms, as each of them counts. */
  text_lengths: [TextLengths, Array<TextLength>];
  /** The pillars of a community. */
  pillars: [ListPillars, Array<PillarView>];
  /** Makes a pillar. */
  pillar_add: [AddPillar, PillarView];
  /** Changes a pillar; what is left out stays, null clears. */
  pillar_edit: [EditPillar, PillarView];
  /** Takes a pillar away; its items stay. */
  pillar_remove: [PillarRef, Nothing];
  /** What has to be sent, one delivery after the other; what is held is not in it. */
  send_queue: [SendQueueInput, SendQueue];
  /** Keeps how many pieces of a delivery were copied, for the next time that it comes up. */
  send_copied: [CopiedPieces, Nothing];
  /** The holds of a community that are on. */
  holds: [CommunityRef, Array<HoldView>];
  /** Holds everything of a community, or what goes to some of its channels: nothing of it is due or notified. */
  hold_begin: [BeginHold, HoldView];
  /** What a hold kept back that should have gone out by now. */
  hold_kept_back: [HoldRef, Array<HeldDate>];
  /** Ends a hold and says what becomes of what it kept back. */
  hold_lift: [LiftHold, Nothing];
  /** The slots of a community (栏目位): recurring places whose every date holds an item of its own. */
  slots: [CommunityRef, Array<SlotView>];
  /** The dates of slots in some days: filled by which item, empty, or none because of a day off. */
  slot_dates: [SlotDates, Array<SlotDate>];
  /** The next dates of a slot until so many of them are empty: what texts would fill. */
  slot_next: [NextSlotDates, Array<SlotDate>];
  /** The date of a slot that an item fills. */
  slot_of: [ContentRef, FilledSlot];
  /** Makes a slot. */
  slot_add: [AddSlot, SlotView];
  /** Changes a slot, or the time of one date; what is left out stays, null clears. Items at the time of their dates go along. */
  slot_edit: [EditSlot, SlotView];
  /** Takes slots away; what filled their dates stays. */
  slots_remove: [RemoveSlots, Nothing];
  /** Lets an item fill a date of a slot; it gets its time, and what it lacks of channels, pillar and owner. */
  slot_fill: [FillSlot, SlotDate];
  /** Makes an item of each text for the next empty dates of a slot, in one step. */
  slot_fill_lines: [FillSlotLines, FilledSlotLines];
  /** Takes the item off a date; it becomes a draft without a time. */
  slot_empty: [SlotDateRef, Nothing];
  /** Leaves dates of a slot out, or takes them back in. */
  slot_skip: [SkipSlotDates, Nothing];
  /** The reminders of something planned. */
  reminders: [RemindersOf, Array<ReminderView>];
  /** Gives something planned these reminders instead of those it has. */
  reminders_set: [SetReminders, Array<ReminderView>];
  /** What was shown or put off and has no answer yet, newest first. */
  reminders_waiting: [Nothing, Array<WaitingReminder>];
  /** What is to be shown now; asked at least every 30 seconds by whoever can show it. */
  reminders_due: [DueInput, Array<Notice>];
  /** Says that these were shown. */
  reminders_shown: [Acknowledge, Nothing];
  /** Says that these need nothing more. */
  reminders_acknowledge: [Acknowledge, Nothing];
  /** Asks for these again later. */
  reminders_snooze: [Snooze, Nothing];
  /** A page of activities, each with its next date, its registrations and its checklist. */
  activities: [ListActivities, ActivityList];
  /** One activity. */
  activity: [ActivityRef, ActivityView];
  /** Makes an activity. */
  activity_add: [AddActivity, ActivityView];
  /** Changes an activity; what is left out stays, null clears. */
  activity_edit: [EditActivity, ActivityView];
  /** Makes another change to each of many activities. */
  activities_edit: [EditActivities, Nothing];
  /** Makes a copy of an activity and its checklist, without time and registrations. */
  activity_duplicate: [ActivityRef, ActivityView];
  /** Puts activities into the trash, or takes them out again. */
  activities_trash: [TrashActivities, Nothing];
  /** Everyone who is registered for an activity (for one date of a series). */
  registrations: [RegistrationsOf, RegistrationList];
  /** By what the names on that list are found: as they are written, in pinyin, by initials. */
  registration_forms: [RegistrationsOf, Array<RegistrationForms>];
  /** How many registrations would be on no date any more if a series happened only once. */
  activity_once_preview: [RegistrationsOf, OncePreview];
  /** Registers people; who finds no seat waits. */
  registrations_add: [Register, RegistrationList];
  /** Checks people in, notes who stayed away, calls off; a freed seat moves the first of the waiting up. */
  registrations_mark: [MarkRegistrations, RegistrationList];
  /** Changes a registration. */
  registration_edit: [EditRegistration, RegistrationList];
  /** Reads a list of names as people paste it, and says who is meant and how sure that is. */
  name_list_match: [ReadNames, NameList];
  /** Who has not: registered, come, the tag, the group; with mentions in pieces that the platform takes. */
  name_list_missing: [WhoHasNot, MissingPeople];
  /** Does what a list of names is for, makes new members and remembers what names mean. */
  name_list_apply: [ApplyNames, NamesApplied];
  /** A page of tasks: all, of one checklist, or of nobody's. */
  tasks: [ListTasks, TaskList];
  /** One task. */
  task: [TaskRef, TaskView];
  /** Makes a task. */
  task_add: [AddTask, TaskView];
  /** Makes tasks in one step, as a pasted list is. */
  tasks_add: [AddTasks, Nothing];
  /** Makes a copy of a task, to be planned anew. */
  task_duplicate: [TaskRef, TaskView];
  /** Changes a task; what is left out stays, null clears. */
  task_edit: [EditTask, TaskView];
  /** Says that tasks are done, or not after all; of a series one date each. */
  tasks_mark: [MarkTasks, Nothing];
  /** Puts the tasks of one list into their new order. */
  tasks_order: [OrderTasks, Nothing];
  /** Puts tasks into the trash, or takes them out again. */
  tasks_trash: [TrashTasks, Nothing];
  /** Takes a backup that thinning leaves alone. */
  backup_now: [Nothing, Backup];
  /** The backups, newest first, and whether one is overdue. */
  backups: [Nothing, BackupState];
  /** Verifies a backup and says what restoring it would change. */
  restore_preview: [BackupFile, RestorePreview];
  /** Puts a backup in the place of the present state, which is saved first. */
  restore: [BackupFile, Restored];
  /** Writes the whole workspace into one `.tulou` file. */
  archive_save: [SaveArchive, Saved];
  /** Makes a workspace in an empty or new folder from a `.tulou` file. */
  archive_open: [OpenArchive, Nothing];
  /** Writes everything into a new folder as open files: CSV, JSON, attachments. */
  export_all: [SaveArchive, Saved];
  /** Looks for what should never be in the data and, when asked, repairs what can be, after a backup. */
  check_data: [CheckInput, CheckReport];
  /** What the window should warn of: read-only, a network or synchronised folder, an overdue backup, a damaged
   * database. */
  workspace_health: [Nothing, WorkspaceHealth];
  /** Writes what can be read of this workspace into a new folder as open files, although its database is damaged. */
  export_readable: [SaveArchive, Salvaged];
  /** The regular work: a backup when one is due, thinning, emptying the log, ending what lay in the trash for thirty
   * days and attachments that nothing names, a weekly look at the database. */
  housekeeping: [Nothing, Housekeeping];
  /** What is on today, what waits and why, and the next seven days. */
  today: [TodayInput, TodayView];
  /** What lies in the trash, the newest first. */
  trash: [ListTrash, Trashed];
  /** Takes records out of the trash. */
  trash_restore: [RestoreTrash, Nothing];
  /** Ends records in the trash: those named, or whatever has lain there for thirty days. */
  trash_empty: [EmptyTrash, Nothing];
  /** Whether there is a demo community. */
  demo_state: [Nothing, DemoState];
  /** Makes the demo community: forty groups, three hundred members, six months of plan. */
  demo: [MakeDemo, DemoState];
  /** Removes the demo community with everything in it. */
  demo_remove: [Nothing, Nothing];
  /** Plans the first week of a community of one group. */
  starter_week: [StarterWeek, Nothing];
  /** Keeps the first week as the manager's own. */
  starter_week_keep: [StarterRef, Nothing];
  /** Clears the first week. */
  starter_week_clear: [StarterRef, Nothing];
  /** Says what undo and redo would do next. */
  undo_state: [Nothing, UndoState];
  /** Takes back the newest step, or one step while it is the newest. */
  undo: [UndoInput, StepView];
  /** Does again the step that was undone last. */
  redo: [Nothing, StepView];
  /** The last steps of everyone, newest first. */
  steps: [ListSteps, Array<StepEntry>];
  /** Who did what to the named records, and when; newest first. */
  history: [HistoryInput, Array<HistoryEntry>];
  /** Everything planned in a window: each date with its state and what it collides with. */
  calendar_range: [CalendarRange, CalendarView];
  /** Every date in a window, in the form that scripts get. */
  occurrences: [CalendarRange, Array<Occurrence>];
  /** Moves, resizes or changes one date, this and the following ones, or all. */
  calendar_edit: [EditDate, EditedDate];
  /** Moves several things by the same distance, each with all of its dates. */
  calendar_shift: [ShiftDates, ShiftedDates];
  /** Plans one date once more, at another time, in one step. */
  calendar_copy: [CopyDate, EditedDate];
  /** Gives a series one more date, or one back that was left out. */
  calendar_date_add: [AddDate, Nothing];
  /** Deletes one date, this and the following ones, or all; with the last one the subject goes to the trash. */
  calendar_delete: [DeleteDate, Nothing];
  /** What a rule means before anything has it: its normal text and its next dates. */
  rule_preview: [RulePreviewInput, RulePreview];
  /** What days are apart from the plan: lunar date, solar term, festivals, days off, marketing days. */
  day_notes: [DayNotesInput, DayNotes];
  /** Takes in official days off, and festivals and marketing days of every year, from a JSON list or a calendar file. */
  days_import: [ImportDays, ImportedDays];
  /** Forgets the imported days of a year, or the imported days of every year. */
  days_remove: [RemoveDays, Nothing];
  /** What another time zone of the community would move. */
  zone_preview: [ZonePreviewInput, ZonePreview];
  /** Gives the community another time zone; wall-clock times stay, their instants move. */
  zone_set: [ZonePreviewInput, Nothing];
  /** What a calendar file would bring. */
  calendar_import_preview: [ImportCalendar, CalendarImport];
  /** Takes a calendar file in: events become activities, to-dos tasks, and nothing is doubled. */
  calendar_import: [ImportCalendar, CalendarImport];
  /** Writes a part of the plan as a calendar file. */
  calendar_export: [ExportCalendar, ExportedCalendar];
  /** What a calendar file of a selection would hold. */
  calendar_export_preview: [CalendarSelection, ExportedCalendar];
  /** Files that are rewritten on every change. */
  kept_files: [Nothing, Array<KeptFile>];
  /** Keeps a calendar file current from now on, or gives one that is kept another selection. */
  kept_file_add: [ExportCalendar, Nothing];
  /** Does not keep a calendar file current any more. */
  kept_file_remove: [KeptFileRef, Nothing];
  /** Rewrites the kept files whose content has changed; those that were written. */
  kept_files_refresh: [Nothing, Array<string>];
}

export type WriteCommand = "community_add" | "community_edit" | "community_trash" | "operator_add" | "operator_edit" | "operator_remove" | "tag_add" | "tag_edit" | "saved_view_set" | "saved_view_remove" | "tags_merge" | "tag_remove" | "setting_set" | "channels_add" | "channel_edit" | "channels_edit" | "channels_tag" | "channels_trash" | "figures_set" | "figure_add" | "figure_edit" | "figure_remove" | "member_add" | "member_edit" | "members_edit" | "members_set_cells" | "members_trash" | "members_merge" | "members_keep_apart" | "people_assign" | "account_add" | "account_remove" | "membership_add" | "membership_edit" | "membership_remove" | "field_add" | "field_edit" | "field_remove" | "ladder_add" | "ladder_edit" | "ladder_remove" | "tier_add" | "tier_edit" | "tier_remove" | "members_move_tier" | "members_let_go" | "segment_add" | "segment_edit" | "segment_remove" | "contact_add" | "contact_edit" | "contact_remove" | "finding_add" | "finding_edit" | "finding_remove" | "relation_set" | "relation_remove" | "touch_set" | "care_done" | "care_put_off" | "feedback_add" | "feedback_edit" | "feedback_remove" | "points_add" | "points_reverse" | "points_transfer" | "point_rule_add" | "point_rule_edit" | "point_rule_remove" | "log_remove" | "log_zone" | "insight_goal_set" | "counting_rules_set" | "content_add" | "contents_add" | "content_edit" | "content_pieces_set" | "content_duplicate" | "contents_move" | "contents_edit" | "contents_edit_each" | "contents_channels_set" | "contents_schedule" | "contents_trash" | "deliveries_mark" | "deliveries_mark_each" | "pillar_add" | "pillar_edit" | "pillar_remove" | "hold_begin" | "hold_lift" | "slot_add" | "slot_edit" | "slots_remove" | "slot_fill" | "slot_fill_lines" | "slot_empty" | "slot_skip" | "reminders_set" | "activity_add" | "activity_edit" | "activities_edit" | "activity_duplicate" | "activities_trash" | "registrations_add" | "registrations_mark" | "registration_edit" | "name_list_apply" | "task_add" | "tasks_add" | "task_duplicate" | "task_edit" | "tasks_mark" | "tasks_order" | "tasks_trash" | "trash_restore" | "trash_empty" | "demo" | "demo_remove" | "starter_week" | "starter_week_keep" | "starter_week_clear" | "calendar_edit" | "calendar_shift" | "calendar_copy" | "calendar_date_add" | "calendar_delete" | "days_import" | "days_remove" | "zone_set" | "calendar_import";

export type JobCommand = "ladder_rules_set" | "tiers_settle" | "points_settle" | "import_inspect" | "import_preview" | "import_apply" | "sheet_inspect" | "sheet_preview" | "sheet_apply" | "sheet_export" | "table_export" | "members_export" | "log_inspect" | "log_import" | "chat_import" | "texts_drop" | "attachments_add" | "attachment_paste" | "picture_export" | "backup_now" | "backups" | "restore_preview" | "restore" | "archive_save" | "archive_open" | "export_all" | "check_data" | "workspace_health" | "export_readable" | "housekeeping" | "undo" | "redo" | "kept_files_refresh";

/** Every format that exports of chats are read in. */
export type ChatFormat = "chatlab" | "chatlog" | "chatlog_csv" | "chatlog_txt" | "copied" | "discord" | "discord_csv" | "discourse_posts" | "discourse_topic" | "discourse_users" | "feishu" | "github" | "line" | "matrix" | "mbox" | "memotrace" | "pywxdump" | "qce" | "qce_txt" | "qq" | "qq_members" | "qq_mht" | "slack" | "telegram" | "vcard" | "wecom_group" | "weflow" | "weflow_txt" | "welink" | "whatsapp" | "messages";
