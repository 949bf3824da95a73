# Help and messages of tulou-cli.
cli-about = Plans, members and groups of your communities, from the command line.
    Results go to stdout, messages and progress to stderr; the exit status is 0 only on success. It works while the window is open on the same workspace.
cli-about-examples = Examples:
    {"  "}tulou-cli init ./club --community "Book club" --tz Europe/Berlin
    {"  "}export TULOU_WORKSPACE=./club
    {"  "}tulou-cli commands
    {"  "}tulou-cli call workspace_overview
    Each command explains itself: tulou-cli COMMAND --help
cli-option-workspace = The folder of the workspace
cli-option-json = Print results and errors as JSON
cli-option-lang = Language of messages and help: en or zh-CN
cli-option-help = Explain this command
cli-option-version = Say which version this is
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-possible = {" "}[one of: { $values }]
cli-variable = {" "}[or the variable { $name }]
cli-usage-value = “{ $value }” cannot be given for { $argument }.
cli-usage-no-value = { $argument } needs a value.
cli-usage-unknown = There is no “{ $argument }” here.
cli-usage-command = There is no command “{ $argument }”.
cli-usage-no-command = A command is missing.
cli-usage-missing = Missing: { $argument }
cli-usage-twice = { $argument } cannot be given like this, or not twice.
cli-usage-other = These arguments cannot be read: { $kind }.
cli-usage-possible = Possible: { $values }
cli-usage-meant = Is this meant: { $values }?
cli-usage-help = --help explains it.
cli-no-interrupt = Ctrl+C cannot be caught here; it ends the program at once.
cli-init = Make a workspace with its first community
cli-init-examples = Examples:
    {"  "}tulou-cli init ./club --community "Book club" --tz Europe/Berlin
    {"  "}tulou-cli init --workspace ./club --community "读书会" --tz Asia/Shanghai --scale many
    The folder must be empty or not exist yet.
cli-init-folder = The folder to make; --workspace when left out
cli-init-community = The name of the community
cli-init-tz = Its time zone, by its IANA name
cli-init-scale = How many groups it has; this sets what the window shows, never what is possible
cli-init-done = A new workspace lies in { $path }.
cli-demo = Make the demo community: forty groups, three hundred members, six months of plan
cli-demo-examples = Examples:
    {"  "}tulou-cli demo ./try
    {"  "}tulou-cli demo ./try --tz Europe/Berlin --lang zh-CN
    {"  "}tulou-cli demo ./try --remove
    In a folder that is new or empty a workspace is made for it; in a workspace it stands beside what is there. Its texts are in the language of the messages.
cli-demo-folder = The folder; --workspace when left out
cli-demo-tz = The time zone of the demo, by its IANA name; London, or Shanghai in Chinese, when left out
cli-demo-remove = Remove the demo community with everything in it
cli-demo-done = The demo community lies in { $path }.
cli-demo-removed = The demo community was removed.
cli-call = Run any command of the table
cli-call-examples = Examples:
    {"  "}tulou-cli call workspace_overview
    {"  "}tulou-cli call undo
    {"  "}echo '{"{"}"name": "Chess", "tz": "Asia/Tokyo", "scale": "one"{"}"}' | tulou-cli call community_add -
    `tulou-cli commands` lists the names; the output is JSON.
cli-call-name = The name of the command
cli-call-input = Its input as JSON; - reads it from stdin
cli-commands = List every command of the table
cli-commands-examples = Example:
    {"  "}tulou-cli commands --json
    read and write are one transaction each (a write can be undone), local concerns this machine alone, a job runs long.
cli-inspect = Say what exports of chats, lists and tables hold, without a workspace
cli-inspect-examples = Examples:
    {"  "}tulou-cli inspect result.json
    {"  "}tulou-cli inspect *.json --json
    The format is told by the bytes, never by the name. Nothing is written.
cli-inspect-files = The exports, or folders of them
cli-inspect-format = The format, where what was recognised is wrong
cli-inspect-encoding = The encoding, where what was found is wrong
cli-inspect-day_first = Whether 3/5 is the third of May (true) or the fifth of March (false), where the files do not tell
cli-inspect-unpack = Read archives that unpack to more than 200 times their size, too
cli-inspect-done = { $file }: { $format }
cli-inspect-counts = {"  "}{ $messages } messages by { $authors } people, { $bots } of them programs; { $system } system lines
    {"  "}{ $replies } replies, { $reactions } reactions, { $edited } edited, { $attachments } with attachments
    {"  "}{ $joins } came, { $leaves } left, { $members } in lists of members
cli-inspect-rows = { $file }: { $format }, { $rows } rows
cli-inspect-people = { $file }: { $format }, { $members } people
cli-inspect-span = {"  "}from { $first } to { $last }
cli-inspect-problem = {"  "}{ $place }: { cli-oddity }
cli-inspect-more = {"  "}and { $count } more
cli-oddity = { $code ->
    [undecodable] bytes that are no text in the file’s encoding
    [wrong_mark] the file’s mark names another encoding than its text has
    [repaired] no sound JSON; mended while reading
    [bad_element] cannot be read; left out
    [bad_line] cannot be read; left out
    [truncated] the file ends in the middle
    [more_behind] another document begins here; left out, save it in a file of its own
    [too_long] too long; left out or cut
    [too_deep] nested too deep; left out
    [bad_time] no time that can be read
    [duplicate_id] the same id again; left out
    [count_differs] the file names another number of messages than it holds
    [unknown_kind] a kind of message that the exporting program did not know; left out
    [digits_lost] long numbers that a spreadsheet rounded
    [date_order_unclear] day and month cannot be told apart in this file
    [unsafe_entry] a name that leads elsewhere; not read
    [encrypted] locked by a password; not read
    [too_large] unpacks to more than is allowed; the rest was left out
   *[other] { $code }
}
cli-place = { $kind ->
    [line] line { $at }
    [element] element { $at }
    [byte] byte { $at }
    [message] message { $at }
    [entry] entry { $at }
    [row] row { $at }
   *[file] the file as a whole
}
cli-refusal = { $reason ->
    [unknown_chat_format] no export of a chat that is known here
    [empty] it is empty
    [html] a web page; export as JSON instead
    [database] a database; export the chat with a tool first
    [messenger_unsupported] Messenger and Instagram are not read
    [no_files] a folder without files
    [no_sheet] there is no sheet of that name
    [no_messages] no table of messages
    [columns_missing] no column is known to hold the times, or who wrote; --format messages with --map COLUMN=time and --map COLUMN=author says it
    [not_a_file] neither a file nor a folder
    [not_a_table] no table
    [not_a_workbook] no workbook that can be read
    [damaged_archive] an archive that is damaged or cut off
    [encrypted_archive] locked with a password
    [damaged_workbook] a workbook that is damaged or cut off
    [unreadable] cannot be read
    [compressed] packed; unpack it first
    [archive_in_archive] an archive in an archive; unpack the outer one first
    [overlapping_entries] its entries overlap; this is no honest archive
    [unknown_compression] packed in a way that is not known here
    [too_many_files] more files than are looked at
    [unrecognised] nothing in it names a column; --as people reads it as a list of names all the same, --format messages as messages
   *[other] { $reason }
}
cli-import = Import exports of chats, logs, member lists and sheets of content, activities, tasks, groups, figures (CSV, XLSX …), calendar files (.ics)
cli-import-examples = Examples:
    {"  "}tulou-cli import result.json 读书会.txt exports/
    {"  "}tulou-cli import members.csv --dry-run
    {"  "}tulou-cli import 成员.xlsx --community "读书会" --map 电话=phone --map 微信号=account:wechat
    {"  "}tulou-cli import 聊天.xlsx --format messages --map 谁=author --map 说了啥=text
    {"  "}tulou-cli import plan.ics
    {"  "}tulou-cli import groups.csv --as groups --map 3=head_count
    {"  "}tulou-cli import 12月排期.xlsx --goes-to all --dry-run
    {"  "}tulou-cli import edited.xlsx --on-conflict sheet
    {"  "}tulou-cli import roster.csv --complete --identity name --renames --dry-run
    {"  "}tulou-cli import march.csv --as-of 2026-03-01 --dry-run
    Fields for --map: name remark phone email birthday birthday_lunar joined_on left_on source tier tags note channel nickname group_joined_on group_left_on inviter how uid ignore, account:PLATFORM, handle:PLATFORM, field:NAME.
    Of messages: time author account:PLATFORM text channel id reply_to reactions type bot recalled attachments ignore.
    Sheets have the columns that `export` writes; their names are in the JSON of `tulou-cli call sheet_inspect`. key is the column of an export, field:NAME a field of your own.
    A column is named by its header or its number.
    Each file is one step; `tulou-cli call undo` takes it back. A file that fails is named, the others come in all the same.
cli-import-files = The files
cli-import-community = The community; needed when there are several
cli-import-map = What a column becomes; may be given several times
cli-import-sheet = The sheet of a workbook, instead of the first one with cells
cli-import-dry_run = Say what would happen and write nothing
cli-import-list_of = What a list holds, where it was not recognised
cli-import-identity = What tells people apart: uid, account:PLATFORM, phone, email, name_phone, nickname, name
cli-import-renames = Take those who are probably known under another name as renamed; a dry run lists them
cli-import-complete = The list holds everyone: who is missing has left
cli-import-as_of = The day of which the list is (YYYY-MM-DD), which is complete then: who is new since the list of an earlier day joined, who is missing left
cli-import-grid = The sheet is a calendar grid of content: dates along one side, groups or slots along the other
cli-import-goes_to = Where new posts go whose row names no group: the name, number or tag of groups, or all; may be given several times
cli-import-on_conflict = Whose word counts where a cell was changed here and in the sheet since it was exported: here (as it stays without this) or sheet
cli-import-without_refused = Import the other rows where some of a sheet are refused
cli-import-format = What the exports of chats are written in, where it was recognised wrongly: telegram, discord, whatsapp, qq, weflow …; messages for a table of messages
cli-import-encoding = The encoding of the exports, where it was recognised wrongly
cli-import-zone = The zone of times that exports write without one; the community's without this
cli-import-day_first = Whether 3/5 is the third of May (true) or the fifth of March (false), where the exports do not tell
cli-import-me = Who the owner of the account is, where a tool calls them only 我
cli-import-unpack = Read archives that unpack to more than 200 times their size, too
cli-import-unassigned = Count who is no member yet without making them members
cli-import-keep_text = Keep the texts of the messages, so that they can be searched (or not: --keep-text=false); as at the last import without this, and at the first one they are only counted
cli-import-into = The group or channel into which all chats of the files go, by name or uid
cli-import-chats = Take only the chats of these keys, also those between two people; may be given several times
cli-import-headers = {"  "}Its columns: { $columns }
cli-import-columns = {"  "}{ $files }, columns: { $columns }
cli-import-chat = {"  "}{ $name } ({ $platform }): { $messages } messages, { $first } – { $last }
cli-import-chat-left = {"  "}{ $name } ({ $platform }): { $messages } messages; left out, because it is between two people. --chats { $key } takes it.
cli-import-chats-done = { $messages } messages of { $people } people: { $added } new in the log, { $known } known; { $joins } joined, { $leaves } left; { $new_members } new members, { $members } known, { $strangers } unassigned, { $bots } bots.
cli-import-chats-would = { $messages } messages of { $people } people: would add { $added } to the log, { $known } known; { $joins } joined, { $leaves } left; { $new_members } new members, { $members } known, { $strangers } unassigned, { $bots } bots. Nothing was written.
cli-import-chats-known = All of this came in before: { $messages } messages of { $people } people. Nothing was written.
cli-import-chats-texts = {"  "}{ $texts } texts were kept: { $length } bytes, { $stored } as they are stored. The index over all texts takes { $index } bytes.
cli-import-chats-texts-would = {"  "}{ $texts } texts would be kept: { $length } bytes.
cli-import-chats-zone = {"  "}Times without a zone were read as those of { $zone }; --zone chooses another.
cli-import-chats-erased = {"  "}{ $erased } of the people were erased: what they wrote counts as nobody’s.
cli-import-chats-order = {"  "}Nothing says whether 3/5 is in March or in May; --day-first says it.
cli-import-order = { $file }: nothing says whether 3/5 is in March or in May; --day-first says it.
cli-import-chats-me = {"  "}Somebody is only called 我; --me says who that is.
cli-import-chats-refused = {"  "}{ $file } is no export of a chat: { cli-refusal }
cli-import-chats-problem = {"  "}{ $file }, { $place }: { cli-oddity }
cli-import-conflicts = {"  "}{ $file }: { $count } cells were changed here and in the sheet since it was exported; --on-conflict says whose word counts
cli-import-without-groups = {"  "}{ $file }: { $count } new rows name no group; --goes-to says where they go
cli-import-gone = {"  "}{ $file }: { $count } rows are of records that are not there any more; left out
cli-import-refused = {"  "}{ $file }, row { $row } “{ $title }” is refused: { $field } { $reason }; --without-refused imports the others
cli-import-done = { $file }: { $new } new, { $updated } updated, { $unchanged } unchanged, { $problems } problems.
cli-import-would = { $file }: would add { $new }, update { $updated }, leave { $unchanged }; { $problems } problems. Nothing was written.
cli-import-problem = {"  "}{ $file }, row { $row }: { $fault ->
    [no_name] no name, left out
    [not_a_date] no date
    [not_a_number] no number
    [not_an_option] none of the field's options
    [too_long] too long, cut
    [not_a_word] a word that is not understood
    [duplicate] the same as in row
    [namesake] somebody else has this name; kept apart, marked
    [no_id] nothing that tells who it is
    [digits_lost] a number whose last digits a spreadsheet has lost; left out
    [ragged] more cells than the header has
    [formula] begins like a formula; kept as text
    [unknown_uid] an id unknown here
    [not_a_time] no time of day
    [no_member] no member, left out
    [unknown_channel] no group or tag is called so
    [unknown_plan] no event or post is called so, or several are
    [unknown_slot] no slot is called so, or several are
    [slot_taken] the slot has no free date on that day; the post stands by itself
    [first_only] several people: the first one is taken, the others are kept in a field of your own
    [series] the time of a series is not changed by a sheet
    [not_allowed] it cannot be in that state now; left as it is
    [refused] refused, left out
    [bad_time] no time that can be read; left out
    [bad_rule] a repetition that cannot be followed; kept aside
    [unknown_zone] an unknown time zone; its times are taken as they stand
    [no_start] an event without a start; kept aside
    [no_uid] no UID; one was made
    [not_a_line] no colon in this line; left out
    [not_closed] the end is missing
    [wrong_end] ends what was not begun
    [outside_calendar] stands outside of any calendar; left out
    [not_utf8] not UTF-8; read as GB18030
    [no_calendar] there is no calendar in this file
    [own_zone] a time zone of the file's own; its times are fixed moments now
    [range] changed from one date on; only that date is changed
    [several_rules] several repetitions; the first is followed
    [undecodable] bytes that are no text in this encoding
    [wrong_mark] the file's mark names another encoding than its text has
    [unclosed_quote] a quotation mark that is not closed
    [too_many_columns] more columns than are read
    [digits_lost] a long number that the spreadsheet rounded; its last digits are lost
    [cell_error] a cell with an error of its spreadsheet
    [truncated] the file ends in the middle of it
    [merged_cells] merged cells; the value was taken for each
   *[other] { $fault }
} { $text }
cli-import-rename = {"  "}{ $file }, row { $row }: { $name } is probably { $known }; --renames takes it so
cli-import-no-ids = {"  "}{ $file } has no ids: people are told apart by { $identity } (--identity chooses another). Who changed that since the last list counts as somebody new.
cli-import-more = {"  "}… and { $count } more; --json lists them
cli-export = Write the calendar (.ics), members or sheets (.csv, .xlsx), the log of a group for other programs (ChatLab's .json, .jsonl), or everything as open files
cli-export-examples = Examples:
    {"  "}tulou-cli export calendar plan.ics
    {"  "}tulou-cli export calendar plan.ics --tag Berlin --kind activity --from 2026-03-01
    {"  "}tulou-cli export members members.xlsx --community "Book club"
    {"  "}tulou-cli export contents plan.xlsx
    {"  "}tulou-cli export chat club.jsonl --channel "Book club 1"
    {"  "}tulou-cli export all ./everything
    {"  "}tulou-cli export all ./rescued --salvage
    contents, activities, tasks, groups and figures come back by `import` as an update of the same records.
    `all` makes a folder of CSV and JSON files with the attachments, readable without Tulou.
cli-export-what = What to write
cli-export-out = The file; for `all` a folder that does not exist yet
cli-export-community = The community; needed when there are several
cli-export-flatten = Write series as single events, for programs that do not follow their rules
cli-export-tag = Only what goes to groups with this tag; may be given several times
cli-export-channel = Only what goes to this group or channel; may be given several times; with `chat` the one whose log is written
cli-export-kind = Only this kind: content, activity or task; may be given several times
cli-export-owner = Only what this person of the team owns; may be given several times
cli-export-from = Only what has a date on or after this day; of figures, too
cli-export-to = Only what has a date before this day; of figures, too
cli-export-tasks_as_events = Write tasks as events, for programs that show no to-dos
cli-export-salvage = Write what can be read of a damaged workspace, and say what is missing
cli-salvage-done = { $rows } rows could be read; they are in { $path }. What is missing stands in missing.json there.
cli-salvage-whole = Nothing is missing: { $rows } rows are in { $path }.
cli-salvage-broken = { $table }: only { $rows } rows could be read
cli-export-done = Written to { $path }.
cli-export-unusual = { $count ->
    [one] One series repeats by a rule that Outlook and some others do not follow; --flatten writes single events.
   *[other] { $count } series repeat by rules that Outlook and some others do not follow; --flatten writes single events.
}
cli-occurrences = List every occurrence in a span, as JSON
cli-occurrences-examples = Example:
    {"  "}tulou-cli occurrences --from 2026-03-01 --to 2026-04-01
    The span is half-open; what overlaps it is listed: uid, recurrence_id, start, end, all_day, title, kind.
cli-occurrences-from = The first day in the community's zone, or an instant in UTC
cli-occurrences-to = The day after the last, or an instant in UTC
cli-occurrences-community = The community; needed when there are several
cli-insights = Count how a community lives from its logs, as JSON
cli-insights-examples = Example:
    {"  "}tulou-cli insights --as-of 2026-03-01 --kind message,reply --members --json
cli-insights-from = The first day that is shown; figures of people and cohorts are never cut by it
cli-insights-to = The last day that is shown; figures of people and cohorts are never cut by it
cli-insights-as_of = The day as of which people are looked at; the last one of the log without this
cli-insights-channel = A channel; may be given several times
cli-insights-tag = Only channels that bear this tag; may be given several times
cli-insights-platform = Only channels on these platforms, separated by commas: wechat_group, qq_group, telegram, discord …
cli-insights-zone = By the clock of this time zone; by the community’s without this
cli-insights-member_tag = Only members who bear this tag; may be given several times
cli-insights-without_tag = Without members who bear this tag; may be given several times
cli-insights-without_tier = Without members who stand on this tier; may be given several times
cli-insights-without_team = Without those who run the community
cli-insights-kind = Kinds, separated by commas: message, reply, reaction, check-in, attendance, order
cli-insights-segment = Only members whom this saved filter chooses
cli-insights-tier = Only members who stand on this tier
cli-insights-interval = By which intervals people are followed; by weeks without this
cli-insights-cohort = What makes a cohort: the first interaction that counts, or the day of joining
cli-insights-members = Also the figures of every person
cli-insights-community = The community; needed when there are several
cli-search = Search the texts of messages that were kept, the newest first
cli-search-examples = Examples:
    {"  "}tulou-cli search 周末线下活动
    {"  "}tulou-cli search 报名 --channel 读书会 --from 2026-03-01 --json
    Every word must stand in the text; Chinese is cut into words, and what stands in quotes is taken to the letter.
cli-search-words = The words
cli-search-channel = A channel; may be given several times
cli-search-from = The first day
cli-search-to = The last day
cli-search-limit = How many texts at most
cli-search-community = The community; needed when there are several
cli-search-none = No kept text holds these words.
cli-search-not-kept = No texts of messages are kept. `tulou-cli import --keep-text FILE` keeps them, also of a file that came in before.
cli-search-more = There are more; --limit shows them.
cli-search-unreadable = { $count } blocks of texts cannot be read; `tulou-cli check` tells more.
cli-backup = Take a backup, verified after writing
cli-backup-examples = Examples:
    {"  "}tulou-cli backup
    {"  "}tulou-cli backup club.tulou
    {"  "}tulou-cli backup --list
    {"  "}tulou-cli call housekeeping
    On a server without the window run the last line daily: it takes a backup when one is due, thins the old ones and ends what lay in the trash for thirty days.
    Without a file the backup lies in the workspace's folder `backups` and stays until 90 days have passed; a .tulou file is the whole workspace with its attachments.
cli-backup-out = A .tulou file to be written instead
cli-backup-list = List the backups, newest first
cli-backup-done = { $path } was written and verified ({ $bytes } bytes).
cli-restore = Restore a backup, or make a workspace from a .tulou file
cli-restore-examples = Examples:
    {"  "}tulou-cli backup --list
    {"  "}tulou-cli restore FILE --dry-run
    {"  "}tulou-cli restore FILE
    {"  "}tulou-cli --workspace ./new restore club.tulou
    The present state is saved first, so a restore can be taken back by restoring that. No window may be open.
cli-restore-file = The backup, or a .tulou file
cli-restore-dry_run = Say what would change and write nothing
cli-restore-done = Restored.
cli-restore-done-saved = Restored. The state before is in { $path }.
cli-check = Check the data, and repair it
cli-check-examples = Examples:
    {"  "}tulou-cli check
    {"  "}tulou-cli check --repair
    The exit status is 0 when nothing wrong is left. A repair takes a backup first.
cli-check-repair = Repair what can be repaired
cli-check-sound = Everything is as it should be.
cli-check-repaired = Everything was repaired. The state before is in the backup { $backup }.
cli-check-found = Not everything is as it should be.
check-integrity = The database file is damaged: { $place }
check-broken-reference = { $place }: { $count } references to nothing
check-lost-trigger = { $place }: the logging of changes is not as it should be
check-counter-behind = { $place }: its counter is behind
check-bad-identity = { $place }: { $count } records without a sound identity
check-bad-occurrence-key = { $place }: { $count } dates that are none
check-text-index = { $place }: the search index does not fit
check-attachment-missing = The attachment { $place } is missing
check-attachment-altered = The attachment { $place } is not what was attached
backup-reason-schedule = on schedule
backup-reason-manual = asked for
backup-reason-migration = before an upgrade
backup-reason-import = before an import
backup-reason-bulk = before many changes
backup-reason-check = before a repair
backup-reason-restore = before a restore
backup-reason-erase = before ending something for good
