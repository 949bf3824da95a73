# tulou-cli 的帮助与消息。
cli-about = 在命令行中管理社群的计划、成员和群。
    结果输出到 stdout，消息和进度输出到 stderr；只有成功时退出码才是 0。窗口打开同一工作区时也可使用。
cli-about-examples = 示例：
    {"  "}tulou-cli init ./club --community "读书会" --tz Asia/Shanghai
    {"  "}export TULOU_WORKSPACE=./club
    {"  "}tulou-cli commands
    {"  "}tulou-cli call workspace_overview
    每个命令都有说明：tulou-cli 命令 --help
cli-option-workspace = 工作区所在的文件夹
cli-option-json = 以 JSON 输出结果和错误
cli-option-lang = 消息和帮助的语言：en 或 zh-CN
cli-option-help = 说明这个命令
cli-option-version = 显示版本
cli-heading-usage = 用法:
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-heading-options = 选项
cli-possible = ［可选：{ $values }］
cli-variable = ［或环境变量 { $name }］
cli-usage-value = { $argument } 不能是“{ $value }”。
cli-usage-no-value = { $argument } 需要一个值。
cli-usage-unknown = 这里没有“{ $argument }”。
cli-usage-command = 没有“{ $argument }”这个命令。
cli-usage-no-command = 缺少命令。
cli-usage-missing = 缺少：{ $argument }
cli-usage-twice = { $argument } 不能这样给出，或不能给出两次。
cli-usage-other = 无法读取这些参数：{ $kind }。
cli-usage-possible = 可选：{ $values }
cli-usage-meant = 是否指：{ $values }？
cli-usage-help = 加 --help 查看说明。
cli-no-interrupt = 这里无法捕获 Ctrl+C；按下后程序会立即结束。
cli-init = 新建工作区和第一个社群
cli-init-examples = 示例：
    {"  "}tulou-cli init ./club --community "读书会" --tz Asia/Shanghai
    {"  "}tulou-cli init --workspace ./club --community "Book club" --tz Europe/Berlin --scale many
    文件夹必须为空或尚不存在。
cli-init-folder = 要新建的文件夹；省略时使用 --workspace
cli-init-community = 社群名称
cli-init-tz = 社群的时区（IANA 名称）
cli-init-scale = 群的数量规模；只决定窗口显示什么，不限制功能
cli-init-done = 新工作区已建在 { $path }。
cli-demo = 建立演示社群：40 个群、300 名成员、六个月的计划
cli-demo-examples = 示例：
    {"  "}tulou-cli demo ./try
    {"  "}tulou-cli demo ./try --tz Europe/Berlin --lang en
    {"  "}tulou-cli demo ./try --remove
    文件夹为空或不存在时会新建工作区；已有工作区时，演示社群与原有内容并存。演示文字使用消息的语言。
cli-demo-folder = 文件夹；省略时使用 --workspace
cli-demo-tz = 演示社群的时区（IANA 名称）；省略时为上海，英文时为伦敦
cli-demo-remove = 删除演示社群及其全部内容
cli-demo-done = 演示社群已建在 { $path }。
cli-demo-removed = 演示社群已删除。
cli-call = 执行命令表中的任意命令
cli-call-examples = 示例：
    {"  "}tulou-cli call workspace_overview
    {"  "}tulou-cli call undo
    {"  "}echo '{"{"}"name": "棋社", "tz": "Asia/Tokyo", "scale": "one"{"}"}' | tulou-cli call community_add -
    用 `tulou-cli commands` 查看命令名；输出为 JSON。
cli-call-name = 命令的名称
cli-call-input = JSON 格式的输入；- 表示从 stdin 读取
cli-commands = 列出命令表中的全部命令
cli-commands-examples = 示例：
    {"  "}tulou-cli commands --json
    read 和 write 各是一个事务（write 可以撤销），local 只涉及本机，job 运行时间较长。
cli-inspect = 查看聊天记录导出、名单和表格里有什么，无需工作区
cli-inspect-examples = 示例：
    {"  "}tulou-cli inspect result.json
    {"  "}tulou-cli inspect *.json --json
    格式由文件内容判断，与文件名无关。不写入任何内容。
cli-inspect-files = 导出文件，或存放它们的文件夹
cli-inspect-format = 格式（识别有误时指定）
cli-inspect-encoding = 编码（识别有误时指定）
cli-inspect-day_first = 文件看不出来时，3/5 是五月三日（true）还是三月五日（false）
cli-inspect-unpack = 解压后超过自身 200 倍大小的压缩包也照样读取
cli-inspect-done = { $file }：{ $format }
cli-inspect-counts = {"  "}{ $authors } 人发了 { $messages } 条消息，其中 { $bots } 个是机器人；系统消息 { $system } 条
    {"  "}回复 { $replies }，表情回应 { $reactions }，编辑过 { $edited }，带附件 { $attachments }
    {"  "}加入 { $joins } 人次，离开 { $leaves } 人次，成员名单 { $members } 人
cli-inspect-rows = { $file }：{ $format }，{ $rows } 行
cli-inspect-people = { $file }：{ $format }，{ $members } 人
cli-inspect-span = {"  "}从 { $first } 到 { $last }
cli-inspect-problem = {"  "}{ $place }：{ cli-oddity }
cli-inspect-more = {"  "}另有 { $count } 处
cli-oddity = { $code ->
    [undecodable] 有不符合文件编码的字节
    [wrong_mark] 文件开头的标记与实际编码不符
    [repaired] JSON 不规范，已在读取时修正
    [bad_element] 无法读取，已略过
    [bad_line] 无法读取，已略过
    [truncated] 文件不完整，中途结束
    [more_behind] 此处开始是另一份文档，已略过；请把它单独存成一个文件
    [too_long] 过长，已略过或截断
    [too_deep] 嵌套过深，已略过
    [bad_time] 时间无法识别
    [duplicate_id] ID 重复，已略过
    [count_differs] 文件声明的消息数与实际不符
    [unknown_kind] 导出程序不认识的消息类型，已略过
    [digits_lost] 长数字被表格软件舍入
    [date_order_unclear] 文件中的日和月无法区分
    [unsafe_entry] 名称指向别处，未读取
    [encrypted] 有密码，未读取
    [too_large] 解压后超出允许的大小，其余部分已略过
   *[other] { $code }
}
cli-place = { $kind ->
    [line] 第 { $at } 行
    [element] 第 { $at } 个元素
    [byte] 第 { $at } 字节
    [message] 消息 { $at }
    [entry] 条目 { $at }
    [row] 第 { $at } 行
   *[file] 整个文件
}
cli-refusal = { $reason ->
    [unknown_chat_format] 不是这里认识的聊天记录
    [empty] 文件是空的
    [html] 是网页；请改为导出 JSON
    [database] 是数据库；请先用工具导出聊天记录
    [messenger_unsupported] 不支持 Messenger 和 Instagram
    [no_files] 文件夹里没有文件
    [no_sheet] 没有这个名字的表
    [no_messages] 不是消息表格
    [columns_missing] 看不出哪一列是时间、哪一列是发言人；请用 --format messages 加 --map 列=time、--map 列=author 指明
    [not_a_file] 既不是文件也不是文件夹
    [not_a_table] 不是表格
    [not_a_workbook] 不是可以读取的工作簿
    [damaged_archive] 压缩包已损坏或不完整
    [encrypted_archive] 有密码保护，无法读取
    [damaged_workbook] 工作簿已损坏或不完整
    [unreadable] 无法读取
    [compressed] 是压缩文件，请先解压
    [archive_in_archive] 压缩包里还有压缩包；请先解开外层
    [overlapping_entries] 条目互相重叠，不是正常的压缩包
    [unknown_compression] 压缩方式无法识别
    [too_many_files] 文件数超出允许的范围
    [unrecognised] 看不出任何一列是什么；若确实是名单，请加上 --as people；若是消息，请加上 --format messages
   *[other] { $reason }
}
cli-import = 导入聊天记录、行为日志、成员名单，内容、活动、待办、群、数据表格（CSV、XLSX 等）和日历文件（.ics）
cli-import-examples = 示例：
    {"  "}tulou-cli import result.json 读书会.txt exports/
    {"  "}tulou-cli import members.csv --dry-run
    {"  "}tulou-cli import 成员.xlsx --community "读书会" --map 电话=phone --map 微信号=account:wechat
    {"  "}tulou-cli import 聊天.xlsx --format messages --map 谁=author --map 说了啥=text
    {"  "}tulou-cli import plan.ics
    {"  "}tulou-cli import 群名单.csv --as groups --map 3=head_count
    {"  "}tulou-cli import 12月排期.xlsx --goes-to all --dry-run
    {"  "}tulou-cli import 改过的表格.xlsx --on-conflict sheet
    {"  "}tulou-cli import 花名册.csv --complete --identity name --renames --dry-run
    {"  "}tulou-cli import 三月名单.csv --as-of 2026-03-01 --dry-run
    --map 可用的字段：name remark phone email birthday birthday_lunar joined_on left_on source tier tags note channel nickname group_joined_on group_left_on inviter how uid ignore、account:平台、handle:平台、field:名称。
    消息可用的：time author account:平台 text channel id reply_to reactions type bot recalled attachments ignore。
    表格可用的列与 `export` 写出的相同，名称见 `tulou-cli call sheet_inspect` 返回的 JSON。key 是导出时写入的 ID 列，field:名称 是自定义字段。
    列可用表头或序号指明。
    每个文件是一步操作；`tulou-cli call undo` 可撤销。某个文件失败时会指明，其余文件照常导入。
cli-import-files = 文件
cli-import-community = 社群；有多个社群时必须指明
cli-import-map = 某一列对应什么；可多次给出
cli-import-sheet = 读取工作簿中的哪一张表；不指明时为第一张有内容的表
cli-import-dry_run = 只说明会发生什么，不写入
cli-import-list_of = 未能识别时，指明里面是什么
cli-import-identity = 用什么区分不同的人：uid、account:平台、phone、email、name_phone、nickname、name
cli-import-renames = 把可能改了名的人按改名处理；试运行会列出这些人
cli-import-complete = 名单包含所有人：缺少的人视为已离开
cli-import-as_of = 名单是哪一天的（YYYY-MM-DD），视为完整名单：比上一份名单多出的人视为入群，缺少的视为退群
cli-import-grid = 表格是日历式排期：一边是日期，另一边是群或时段
cli-import-goes_to = 表格没有写群的新内容发到哪些群：群名、编号或标签，或 all（全部）；可多次给出
cli-import-on_conflict = 导出之后，同一格在这里和表格里都改过时以哪边为准：here（默认，保留这里的）或 sheet
cli-import-without_refused = 表格中有些行不被接受时，导入其余的行
cli-import-format = 聊天记录的格式，识别错误时使用：telegram、discord、whatsapp、qq、weflow 等；消息表格为 messages
cli-import-encoding = 聊天记录的编码，识别错误时使用
cli-import-zone = 没有写明时区的时间按哪个时区理解；不给则按社群的时区
cli-import-day_first = 3/5 是 5 月 3 日（true）还是 3 月 5 日（false），文件本身看不出来时使用
cli-import-me = 有的工具把账号本人只写作「我」，这里指明是谁
cli-import-unpack = 解压后超过自身 200 倍大小的压缩包也照样读取
cli-import-unassigned = 只统计还不是成员的人，不把他们加为成员
cli-import-keep_text = 保留消息文字，以便搜索（不保留：--keep-text=false）；不写则与上次导入相同，第一次只统计、不保留
cli-import-into = 文件中的聊天都归入这个群或渠道（名称或 uid）
cli-import-chats = 只导入这些编号的会话，也可以是两个人之间的；可以给多次
cli-import-headers = {"  "}它的列：{ $columns }
cli-import-columns = {"  "}{ $files } 的列：{ $columns }
cli-import-chat = {"  "}{ $name }（{ $platform }）：{ $messages } 条消息，{ $first } 至 { $last }
cli-import-chat-left = {"  "}{ $name }（{ $platform }）：{ $messages } 条消息；是两个人之间的会话，没有导入。用 --chats { $key } 导入。
cli-import-chats-done = { $people } 人的 { $messages } 条消息：日志新增 { $added } 条，已有 { $known } 条；{ $joins } 人加入，{ $leaves } 人退出；新成员 { $new_members } 人，已知 { $members } 人，待认领 { $strangers } 人，机器人 { $bots } 个。
cli-import-chats-would = { $people } 人的 { $messages } 条消息：日志将新增 { $added } 条，已有 { $known } 条；{ $joins } 人加入，{ $leaves } 人退出；新成员 { $new_members } 人，已知 { $members } 人，待认领 { $strangers } 人，机器人 { $bots } 个。什么也没有写入。
cli-import-chats-known = 这些内容以前都导入过：{ $people } 人的 { $messages } 条消息。什么也没有写入。
cli-import-chats-texts = {"  "}保留了 { $texts } 条文字：共 { $length } 字节，存储占 { $stored } 字节。全部文字的索引占 { $index } 字节。
cli-import-chats-texts-would = {"  "}将保留 { $texts } 条文字：共 { $length } 字节。
cli-import-chats-zone = {"  "}没有写明时区的时间按 { $zone } 理解；用 --zone 另选。
cli-import-chats-erased = {"  "}其中 { $erased } 人已被抹除：他们发的消息不计在任何人名下。
cli-import-chats-order = {"  "}看不出 3/5 是三月还是五月；用 --day-first 指明。
cli-import-order = { $file }：看不出 3/5 是三月还是五月；用 --day-first 指明。
cli-import-chats-me = {"  "}有人只写作「我」；用 --me 指明是谁。
cli-import-chats-refused = {"  "}{ $file } 不是聊天记录：{ cli-refusal }
cli-import-chats-problem = {"  "}{ $file }，{ $place }：{ cli-oddity }
cli-import-conflicts = {"  "}{ $file }：有 { $count } 格在导出之后两边都改过；用 --on-conflict 指明以哪边为准
cli-import-without-groups = {"  "}{ $file }：有 { $count } 行新内容没有写群；用 --goes-to 指明发到哪里
cli-import-gone = {"  "}{ $file }：有 { $count } 行对应的记录已不在，未导入
cli-import-refused = {"  "}{ $file } 第 { $row } 行「{ $title }」不被接受：{ $field } { $reason }；用 --without-refused 导入其余的行
cli-import-done = { $file }：新增 { $new }，更新 { $updated }，未变 { $unchanged }，问题 { $problems }。
cli-import-would = { $file }：将新增 { $new }，更新 { $updated }，保持 { $unchanged }；问题 { $problems }。没有写入任何内容。
cli-import-problem = {"  "}{ $file } 第 { $row } 行：{ $fault ->
    [no_name] 没有名字，未导入
    [not_a_date] 不是日期
    [not_a_number] 不是数字
    [not_an_option] 不在字段的选项中
    [too_long] 太长，已截断
    [not_a_word] 无法识别的词
    [duplicate] 与前面的行重复：第
    [namesake] 已有同名的人；分开保留并标出
    [no_id] 没有能区分是谁的信息
    [digits_lost] 数字的末尾几位已被表格软件丢失，未采用
    [ragged] 单元格比表头多
    [formula] 开头像公式，按文字保留
    [unknown_uid] 这里没有的 ID
    [not_a_time] 不是时间
    [no_member] 没有写是谁，已跳过
    [unknown_channel] 没有叫这个名字的群或标签
    [unknown_plan] 没有叫这个名字的活动或内容，或有多个
    [unknown_slot] 没有叫这个名字的栏目位，或有多个
    [slot_taken] 栏目位那天没有空位，作为单独的内容
    [first_only] 写了多个人：第一个为负责人（或审核人），其余的记在自定义字段中
    [series] 重复日程的时间不能用表格修改
    [not_allowed] 现在还不能变成这个状态，保持原样
    [refused] 不被接受，未导入
    [bad_time] 无法识别的时间，未导入
    [bad_rule] 无法执行的重复规则，已另行保留
    [unknown_zone] 未知的时区；按原样取其时间
    [no_start] 没有开始时间的活动，已另行保留
    [no_uid] 没有 UID，已生成
    [not_a_line] 这一行没有冒号，未导入
    [not_closed] 缺少结尾
    [wrong_end] 结束了没有开始的部分
    [outside_calendar] 不在任何日历之内，未导入
    [not_utf8] 不是 UTF-8，按 GB18030 读取
    [no_calendar] 文件中没有日历
    [own_zone] 文件自带的时区；其中的时间已换成固定时刻
    [range] 从某一天起的更改；只更改了那一天
    [several_rules] 有多条重复规则；按第一条处理
    [undecodable] 有些字节在此编码中不是文字
    [wrong_mark] 文件标记的编码与内容不符
    [unclosed_quote] 引号没有闭合
    [too_many_columns] 列数超过可读取的上限
    [digits_lost] 长数字被表格软件舍入，末几位已丢失
    [cell_error] 单元格是表格软件的错误值
    [truncated] 文件在此处中断
    [merged_cells] 合并单元格；每一格都取了这个值
   *[other] { $fault }
} { $text }
cli-import-rename = {"  "}{ $file } 第 { $row } 行：{ $name } 很可能就是 { $known }；--renames 按改名处理
cli-import-no-ids = {"  "}{ $file } 没有 ID：用 { $identity } 区分不同的人（可用 --identity 另选）。自上次名单以来改了这一项的人会算作新人。
cli-import-more = {"  "}……还有 { $count } 处；--json 会全部列出
cli-export = 写出日历（.ics）、成员或各类表格（.csv、.xlsx）、供其他程序读取的群聊记录（ChatLab 的 .json、.jsonl），或全部内容（开放格式）
cli-export-examples = 示例：
    {"  "}tulou-cli export calendar plan.ics
    {"  "}tulou-cli export calendar plan.ics --tag 上海 --kind activity --from 2026-03-01
    {"  "}tulou-cli export members members.xlsx --community "读书会"
    {"  "}tulou-cli export contents 排期.xlsx
    {"  "}tulou-cli export chat 一群.jsonl --channel "读书会一群"
    {"  "}tulou-cli export all ./everything
    {"  "}tulou-cli export all ./rescued --salvage
    contents、activities、tasks、groups、figures 改好后可用 `import` 导回，更新同一批记录。
    `all` 会生成一个文件夹，内含 CSV、JSON 和附件，无需土楼即可阅读。
cli-export-what = 要写出的内容
cli-export-out = 文件；`all` 时为尚不存在的文件夹
cli-export-community = 社群；有多个社群时必须指明
cli-export-flatten = 把重复日程写成单个事件，供不支持重复规则的程序使用
cli-export-tag = 只含发往带此标签的群的内容；可多次给出
cli-export-channel = 只含发往此群或渠道的内容；可多次给出；写出群聊记录时指明是哪一个群
cli-export-kind = 只含此类：content、activity 或 task；可多次给出
cli-export-owner = 只含由此人负责的内容；可多次给出
cli-export-from = 只含这一天及以后有日期的内容；也用于数据
cli-export-to = 只含这一天以前有日期的内容；也用于数据
cli-export-tasks_as_events = 把任务写成事件，供不显示待办的程序使用
cli-export-salvage = 从损坏的工作区写出仍可读取的内容，并说明缺少什么
cli-salvage-done = 读出 { $rows } 行，已写入 { $path }。缺少的内容列在其中的 missing.json 里。
cli-salvage-whole = 没有缺失：{ $rows } 行已写入 { $path }。
cli-salvage-broken = { $table }：只读出 { $rows } 行
cli-export-done = 已写入 { $path }。
cli-export-unusual = 有 { $count } 个重复日程的规则是 Outlook 等程序不支持的；加 --flatten 可写成单个事件。
cli-occurrences = 以 JSON 列出时间段内的每一次日程
cli-occurrences-examples = 示例：
    {"  "}tulou-cli occurrences --from 2026-03-01 --to 2026-04-01
    时间段左闭右开；凡有重叠的都会列出：uid、recurrence_id、start、end、all_day、title、kind。
cli-occurrences-from = 社群时区中的第一天，或 UTC 时刻
cli-occurrences-to = 最后一天的次日，或 UTC 时刻
cli-occurrences-community = 社群；有多个社群时必须指明
cli-insights = 从记录计算社群的活跃情况，输出 JSON
cli-insights-examples = 示例：
    {"  "}tulou-cli insights --as-of 2026-03-01 --kind message,reply --members --json
cli-insights-from = 显示的第一天；成员和同期群的数字不受它截断
cli-insights-to = 显示的最后一天；成员和同期群的数字不受它截断
cli-insights-as_of = 截至哪一天看人；不写时是记录的最后一天
cli-insights-channel = 频道或群；可写多次
cli-insights-tag = 只看带此标签的渠道；可多次给出
cli-insights-platform = 只看这些平台的渠道，以逗号分隔：wechat_group、qq_group、telegram、discord……
cli-insights-zone = 按此时区的钟计日；省略时按社群的时区
cli-insights-member_tag = 只看带此标签的成员；可多次给出
cli-insights-without_tag = 不含带此标签的成员；可多次给出
cli-insights-without_tier = 不含此等级的成员；可多次给出
cli-insights-without_team = 不含运营团队
cli-insights-kind = 动作，用逗号分隔：message、reply、reaction、check-in、attendance、order
cli-insights-segment = 只看这个人群包里的成员
cli-insights-tier = 只看处于这个等级的成员
cli-insights-interval = 按什么周期跟踪成员；不写时按周
cli-insights-cohort = 同期群的起点：第一次有效互动，或加入日期
cli-insights-members = 同时给出每个人的数字
cli-insights-community = 社群；有多个社群时必须指明
cli-search = 搜索保留下来的消息文字，最新的在前
cli-search-examples = 示例：
    {"  "}tulou-cli search 周末线下活动
    {"  "}tulou-cli search 报名 --channel 读书会 --from 2026-03-01 --json
    每个词都要出现；中文按词切分，引号里的内容逐字匹配。
cli-search-words = 要找的词
cli-search-channel = 渠道；可以给多次
cli-search-from = 第一天
cli-search-to = 最后一天
cli-search-limit = 最多显示多少条
cli-search-community = 社群；有多个时必须指定
cli-search-none = 保留的文字里没有这些词。
cli-search-not-kept = 没有保留任何消息文字。用 `tulou-cli import --keep-text 文件` 保留，以前导入过的文件也可以再导入一次。
cli-search-more = 还有更多；用 --limit 显示。
cli-search-unreadable = 有 { $count } 块文字无法读取；用 `tulou-cli check` 查看详情。
cli-backup = 备份，写入后立即校验
cli-backup-examples = 示例：
    {"  "}tulou-cli backup
    {"  "}tulou-cli backup club.tulou
    {"  "}tulou-cli backup --list
    {"  "}tulou-cli call housekeeping
    服务器上没有窗口时，请每天运行最后一条：到期时备份、清理旧备份，并清除在回收站中满三十天的内容。
    不带文件时，备份放在工作区的 `backups` 文件夹中并至少保留 90 天；.tulou 文件是包含附件的整个工作区。
cli-backup-out = 改为写出 .tulou 文件
cli-backup-list = 列出备份，最新的在前
cli-backup-done = 已写入并校验 { $path }（{ $bytes } 字节）。
cli-restore = 恢复备份，或由 .tulou 文件新建工作区
cli-restore-examples = 示例：
    {"  "}tulou-cli backup --list
    {"  "}tulou-cli restore 文件 --dry-run
    {"  "}tulou-cli restore 文件
    {"  "}tulou-cli --workspace ./new restore club.tulou
    恢复前会先保存当前状态，因此可以再恢复回来。此时不能打开窗口。
cli-restore-file = 备份文件或 .tulou 文件
cli-restore-dry_run = 只说明会改变什么，不写入
cli-restore-done = 已恢复。
cli-restore-done-saved = 已恢复。之前的状态保存在 { $path }。
cli-check = 检查数据，并可修复
cli-check-examples = 示例：
    {"  "}tulou-cli check
    {"  "}tulou-cli check --repair
    没有遗留问题时退出码为 0。修复前会先备份。
cli-check-repair = 修复可以修复的问题
cli-check-sound = 一切正常。
cli-check-repaired = 已全部修复。之前的状态在备份 { $backup } 中。
cli-check-found = 仍有不正常之处。
check-integrity = 数据库文件已损坏：{ $place }
check-broken-reference = { $place }：{ $count } 处引用指向不存在的内容
check-lost-trigger = { $place }：改动记录的机制不正常
check-counter-behind = { $place }：计数器落后
check-bad-identity = { $place }：{ $count } 条记录的标识不正常
check-bad-occurrence-key = { $place }：{ $count } 个日期不正常
check-text-index = { $place }：搜索索引不一致
check-attachment-missing = 附件 { $place } 缺失
check-attachment-altered = 附件 { $place } 与当初添加的不同
backup-reason-schedule = 定时
backup-reason-manual = 手动
backup-reason-migration = 升级前
backup-reason-import = 导入前
backup-reason-bulk = 批量改动前
backup-reason-check = 修复前
backup-reason-restore = 恢复前
backup-reason-erase = 彻底清除之前
