//! OCPP over WebSockets on tokio: a central system and a station.
