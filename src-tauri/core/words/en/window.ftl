# The window's surroundings: tray and menus.
tray-open = Open Tulou
tray-quit = Quit
second-title = Tulou is already open
second-text =
    Tulou has this workspace open: { $open }
    It was now asked for another one: { $asked }
second-switch = Open the other
second-stay = Stay here
