"""The parts around a page: sidebar, top bar, activity strip."""
