# 桌面通知。$lead 是下面某一条时长文字。
reminder-start-now = 现在开始
reminder-start-in = { $lead }后开始
reminder-started = { $lead }前已开始
reminder-end-now = 现在结束
reminder-end-in = { $lead }后结束
reminder-ended = { $lead }前已结束
reminder-due-now = 现在到期
reminder-due-in = { $lead }后到期
reminder-overdue = { $lead }前已到期
reminder-minutes = { $count } 分钟
reminder-hours = { $count } 小时
reminder-days = { $count } 天
reminder-times = { $title }（{ $count } 次）
reminder-missed = 您不在时有 { $count } 条提醒
reminder-open = 打开
reminder-done = 完成
reminder-snooze = 10 分钟后
