//! SQLite store of the cms-core charging management system.
