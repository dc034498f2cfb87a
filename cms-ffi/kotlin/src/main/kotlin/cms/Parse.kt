package cms

/**
 * Checks an EVSE ID, with or without separators: `EvseId.parse("de*cms*e0001*1")`.
 *
 * @throws CmsException `station.invalid_evse_id`
 */
fun EvseId.Companion.parse(text: String): EvseId = parseEvseId(text)

/**
 * The version by its number, as a configuration has it: `1.6`, `2.0.1` or `2.1`.
 *
 * @throws CmsException `ocpp.unknown_version`
 */
fun OcppVersion.Companion.parse(text: String): OcppVersion = parseOcppVersion(text)
