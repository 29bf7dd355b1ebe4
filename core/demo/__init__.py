"""A pretend MoySklad and a pretend Bitrix over real HTTP, for demo mode and tests; imports nothing else of core."""
