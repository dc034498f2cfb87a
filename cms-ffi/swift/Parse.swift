extension EvseId {
    /// Checks an EVSE ID, with or without separators: `try EvseId.parse("de*cms*e0001*1")`.
    public static func parse(_ text: String) throws -> EvseId {
        try parseEvseId(text: text)
    }
}

extension OcppVersion {
    /// The version by its number, as a configuration has it: `1.6`, `2.0.1` or `2.1`.
    public static func parse(_ text: String) throws -> OcppVersion {
        try parseOcppVersion(text: text)
    }
}
