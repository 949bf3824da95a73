# The window's surroundings: tray and menus.
tray-open = Open Tulou
tray-quit = Quit
