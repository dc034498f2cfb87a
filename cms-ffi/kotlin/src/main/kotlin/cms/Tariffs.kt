package cms

/** The id of the tariff. */
val Tariff.id: String get() = id()

/** Its name, for people. */
val Tariff.name: String get() = name()

/** The currency of its prices, by ISO 4217: `EUR`. */
val Tariff.currency: String get() = currency()

/** What the author of the document should look at. */
val Tariff.notices: List<Notice> get() = notices()
