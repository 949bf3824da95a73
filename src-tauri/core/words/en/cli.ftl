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
