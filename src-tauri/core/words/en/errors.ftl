# One sentence for each error code, for the command line and reports. Every sentence gets the error's details.
error-invalid = { $field ->
    [workspace] Say which workspace: --workspace DIR, or set TULOU_WORKSPACE.
   *[other] { $reason ->
        [only_for_all] --{ $field } is only for `export all`.
        [only_for_calendar] --{ $field } is only for `export calendar`.
        [only_for_calendar_and_figures] --{ $field } is only for `export calendar` and `export figures`.
        [refused] { $count } rows are refused, the first is row { $row }; nothing was imported. --dry-run lists them, --without-refused imports the others.
        [only_for_lists] --{ $field } is only for lists, not for calendar files or exports of chats.
        [only_for_workbooks] --{ $field } is only for workbooks.
        [several_kinds] The files are of several kinds; --{ $field } goes with one kind at a time.
        [twice] Two columns cannot both be the same thing (“{ $value }”).
        [unknown_column] --{ $field }: there is no column “{ $value }”.
        [unknown_field] --{ $field }: “{ $value }” is not known here; --help lists what is.
        [only_for_people] --{ $field } is only for lists of people; this is a list of groups (--as people says otherwise).
        [older_list] A list of { $last } came in already; one of { $value } says nothing of who is there now.
        [imported_in_other_zone] This file came in before, with its times as those of { $zone }. Import it without --zone; the zone of that import can be put right in the window.
        [in_future] { $value } lies in the future.
        [ambiguous] There are several. Say which “{ $field }” is meant, by its name.
        [out_of_range] The value of “{ $field }” lies outside of what is allowed.
        [not_a_date] “{ $field }” is no day that exists; days are written 2026-03-01.
        [unknown_zone] “{ $field }” is no time zone; zones are written Asia/Shanghai.
        [unknown] “{ $field }” names something that is not known here.
        [held] “{ $value }” is { $name }'s already.
        [taken] Another one is called so already (“{ $field }”).
        [empty] “{ $field }” is empty.
        [not_a_number] “{ $field }” is no number.
       *[other] The value of “{ $field }” is not accepted: { $reason }.
    }
 }
error-not-found = No { $kind } called { $uid } exists here (any more).
error-conflict = This was changed in the meantime, so nothing was done. Look at it again and repeat.
error-unknown-command = There is no command “{ $name }”. `tulou-cli commands` lists them all.
error-bad-input = The input does not have the shape that the command needs: { $message }
error-cancelled = Stopped. Nothing was changed.
error-nothing-to-undo = There is nothing to undo or redo.
error-no-workspace = There is no workspace in { $path }. `tulou-cli init` makes one.
error-folder-not-empty = { $path } already holds something. Choose an empty folder or a new name.
error-newer-workspace = This workspace was written by a newer Tulou ({ $needs }); this is { $has }. Nothing was touched. Please update Tulou.
error-read-only = { $path } cannot be written. Your data can be read, but nothing can be changed.
error-locked = Another Tulou is using { $path }. Close it, or wait until it has finished, and try again.
error-disk-full = The disk is full. Nothing was lost and nothing was half written; free some space and try again.
error-damaged = The database is damaged ({ $message }). Nothing was changed. Restore a backup (`tulou-cli restore`), or save what can be read (`tulou-cli export all FOLDER --salvage`).
error-io = { $path } could not be read or written: { $reason }
error-bad-file = { $path }: { cli-refusal }
error-too-large = { $limit ->
    [ratio] { $path } unpacks to more than 200 times its size and may be a trap; say --unpack if you know where it comes from.
    [unpacked] { $path } unpacks to more than is allowed.
    [entries] { $path } holds more files than are looked at.
   *[other] { $path } asks for more than is allowed ({ $limit }).
}
error-internal = Something went wrong inside Tulou: { $message }. Nothing was changed.
place-row = row { $row }
