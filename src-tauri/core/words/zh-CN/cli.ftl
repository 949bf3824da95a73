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
