# 窗口之外：托盘与菜单。
tray-open = 打开土楼
tray-quit = 退出
