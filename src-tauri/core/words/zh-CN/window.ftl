# 窗口之外：托盘与菜单。
tray-open = 打开土楼
tray-quit = 退出
second-title = 土楼已经打开
second-text =
    土楼当前打开的工作区：{ $open }
    现在要求打开另一个：{ $asked }
second-switch = 打开另一个
second-stay = 留在这里
