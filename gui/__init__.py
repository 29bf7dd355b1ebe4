"""What a shop manager sees: the window, its pages, models and widgets."""
