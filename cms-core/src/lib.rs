//! Charging management system: access, stations, sessions, tariffs, billing, payment, operations and analytics as pure decisions behind storage and transport traits.
