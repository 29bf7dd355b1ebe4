"""The version of SkladLink, also for a bundle, which carries no package metadata of ours."""

VERSION = "0.1.0"
