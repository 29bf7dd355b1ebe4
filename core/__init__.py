"""SkladLink without a screen: domain rules, gateways, store, jobs and the command line."""
