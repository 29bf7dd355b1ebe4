"""Desktop manners: one instance, tray, notifications, start at login, and calm words when something breaks."""
