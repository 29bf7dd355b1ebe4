"""Steps 1 to 4 of the first set-up: MoySklad, the shop, warehouses and VAT, statuses; the load is step 5."""
