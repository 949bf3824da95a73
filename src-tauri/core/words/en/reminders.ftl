# Notices of the desktop. $lead is the text of one of the messages below.
reminder-start-now = Starts now
reminder-start-in = Starts in { $lead }
reminder-started = Started { $lead } ago
reminder-end-now = Ends now
reminder-end-in = Ends in { $lead }
reminder-ended = Ended { $lead } ago
reminder-due-now = Due now
reminder-due-in = Due in { $lead }
reminder-overdue = Due { $lead } ago
reminder-today = Today
reminder-tomorrow = Tomorrow
reminder-ends-today = Ends today
reminder-ends-tomorrow = Ends tomorrow
reminder-due-today = Due today
reminder-due-tomorrow = Due tomorrow
reminder-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }
reminder-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 }
reminder-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
reminder-times = { $title } ({ $count ->
    [one] { $count } date
   *[other] { $count } dates
 })
reminder-missed = { $count ->
    [one] { $count } reminder while you were away
   *[other] { $count } reminders while you were away
 }
reminder-many = { $count ->
    [one] { $count } reminder
   *[other] { $count } reminders
 }
reminder-open = Open
reminder-done = Done
reminder-snooze = In 10 minutes
late-posts = { $count ->
    [one] A post is late
   *[other] { $count } posts are late
 }
late-left = { $left ->
    [one] { $title }: { $left } group left to send
   *[other] { $title }: { $left } groups left to send
 }
late-nowhere = { $title }: no group chosen yet
