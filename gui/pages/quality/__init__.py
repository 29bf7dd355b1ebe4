"""The page of troubles in the source data: what is wrong, what it costs, where it is mended."""
