# 每个错误代码一句话，用于命令行和报告。
error-invalid = { $field ->
    [workspace] 请指明工作区：--workspace 文件夹，或设置 TULOU_WORKSPACE。
   *[other] { $reason ->
        [only_for_all] --{ $field } 只用于 `export all`。
        [only_for_calendar] --{ $field } 只用于 `export calendar`。
        [only_for_calendar_and_figures] --{ $field } 只用于 `export calendar` 和 `export figures`。
        [refused] 第 { $row } 行等 { $count } 行不被接受，未导入任何内容。--dry-run 列出这些行，--without-refused 导入其余的行。
        [only_for_lists] --{ $field } 只用于名单和表格，不用于日历文件和聊天导出。
        [only_for_workbooks] --{ $field } 只用于工作簿。
        [several_kinds] 这些文件种类不同；--{ $field } 一次只能用于一种。
        [twice] 两列不能是同一内容（“{ $value }”）。
        [unknown_column] --{ $field }：没有“{ $value }”这一列。
        [unknown_field] --{ $field }：不认识“{ $value }”；可用的见 --help。
        [only_for_people] --{ $field } 只用于人员名单；这是群名单（可用 --as people 另行指明）。
        [older_list] 已经导入过 { $last } 的名单；{ $value } 的名单说明不了现在有谁。
        [imported_in_other_zone] 这个文件导入过，当时按 { $zone } 的时间读取。请不加 --zone 再导入；那次导入的时区可在窗口里更正。
        [in_future] { $value } 还没到。
        [ambiguous] 有多个。请用名称指明是哪个 { $field }。
        [out_of_range] “{ $field }”的值超出了允许的范围。
        [not_a_date] “{ $field }”不是存在的日期；日期写作 2026-03-01。
        [unknown_zone] “{ $field }”不是时区；时区写作 Asia/Shanghai。
        [unknown] “{ $field }”的值在这里不存在。
        [held] “{ $value }”已经是 { $name } 的。
        [taken] 已有同名的（“{ $field }”）。
        [empty] “{ $field }”为空。
        [not_a_number] “{ $field }”不是数字。
       *[other] “{ $field }”的值不能接受：{ $reason }。
    }
 }
error-not-found = 这里没有（或不再有）{ $kind } { $uid }。
error-conflict = 内容在此期间已被改动，因此没有执行。请重新查看后再试。
error-unknown-command = 没有名为“{ $name }”的命令。用 `tulou-cli commands` 查看全部命令。
error-bad-input = 输入的格式不符合命令的要求：{ $message }
error-cancelled = 已停止，什么都没有改变。
error-nothing-to-undo = 没有可以撤销或重做的操作。
error-no-workspace = { $path } 中没有工作区。可用 `tulou-cli init` 新建。
error-folder-not-empty = { $path } 里已有内容。请选择空文件夹或新名称。
error-newer-workspace = 这个工作区由更新版本的土楼（{ $needs }）写入，当前版本是 { $has }。什么都没有改动，请更新土楼。
error-read-only = { $path } 无法写入。数据可以查看，但不能修改。
error-locked = 另一个土楼正在使用 { $path }。请关闭它或等它完成后再试。
error-disk-full = 磁盘已满。没有丢失数据，也没有写入一半；请腾出空间后再试。
error-damaged = 数据库已损坏（{ $message }）。什么都没有改动。请恢复备份（`tulou-cli restore`），或保存仍可读取的内容（`tulou-cli export all 文件夹 --salvage`）。
error-io = 无法读取或写入 { $path }：{ $reason }
error-bad-file = { $path }：{ cli-refusal }
error-too-large = { $limit ->
    [ratio] { $path } 解压后超过自身的 200 倍，可能是陷阱；如果你清楚它的来源，请加上 --unpack。
    [unpacked] { $path } 解压后超出了允许的大小。
    [entries] { $path } 里的文件太多。
   *[other] { $path } 超出了允许的范围（{ $limit }）。
}
error-internal = 土楼内部出错：{ $message }。什么都没有改变。
place-row = 第 { $row } 行
