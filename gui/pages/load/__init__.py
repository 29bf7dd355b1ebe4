"""The wizard's last step: the one-click first load with live steps."""
