package cms

import java.io.File
import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import java.time.OffsetDateTime
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.contentOrNull
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

/**
 * The golden file, which every language reads: inputs, and what they have to give. Inputs become native values, results
 * are read as native values and written here, so that a value that changes on its way is seen.
 */
class Golden(private val file: JsonObject) {
    private val tariffs = file.getValue("tariffs").jsonObject.mapValues { (_, text) -> text.jsonPrimitive.content }

    /** How each section is computed; a section that is not here is an error. */
    private val sections: Map<String, (JsonObject) -> JsonElement> =
        mapOf("evse_ids" to ::evseId, "imports" to ::import, "quotes" to ::quote, "sessions" to ::session, "frames" to ::frame)

    /** Every case by a name of its own. */
    fun cases(): List<Pair<String, JsonObject>> {
        check(file.keys - setOf("about", "tariffs") == sections.keys) { "sections ${file.keys} instead of ${sections.keys}" }
        return sections.keys.flatMap { section ->
            val cases = file.getValue(section).jsonArray
            check(cases.isNotEmpty()) { "$section is empty" }
            cases.mapIndexed { place, case -> "$section $place" to case.jsonObject }
        }
    }

    /** What the case should give: `expected` or `error`. */
    fun expected(case: JsonObject) = JsonObject(case.filterKeys { it == "expected" || it == "error" })

    /** What it gives. */
    fun actual(name: String, case: JsonObject): JsonObject =
        try {
            obj("expected" to sections.getValue(name.substringBefore(' '))(case))
        } catch (error: CmsException) {
            check(error.message.length > error.code.length && ' ' in error.message) { "not a sentence: ${error.message}" }
            obj("error" to text(error.code))
        }

    private fun evseId(case: JsonObject): JsonElement {
        val id = EvseId.parse(case.text("text"))
        return obj("country" to text(id.country), "operator" to text(id.operator), "compact" to text(id.compact))
    }

    private fun import(case: JsonObject): JsonElement =
        tariff(case) { tariff ->
            val notices = tariff.notices.map { obj("path" to text(it.path), "code" to text(it.code)) }
            obj(
                "id" to text(tariff.id),
                "name" to text(tariff.name),
                "currency" to text(tariff.currency),
                "notices" to JsonArray(notices),
            )
        }

    private fun quote(case: JsonObject): JsonElement =
        tariff(case) {
            price(it.quote(case.time("started_at"), case.decimal("energy_kwh"), case.span("charging_s"), case.span("parking_s")))
        }

    private fun session(case: JsonObject): JsonElement =
        tariff(case) { tariff ->
            val readings =
                case.getValue("readings").jsonArray.map { it.jsonObject }.map { Reading(it.time("at"), it.decimal("register_kwh")) }
            price(tariff.price(case.time("started_at"), case.time("ended_at"), readings))
        }

    private fun frame(case: JsonObject): JsonElement {
        val answers = case["answers"]?.jsonPrimitive?.contentOrNull
        val frame = inspectFrame(case.text("text"), OcppVersion.parse(case.text("version")), answers)
        return obj(
            "kind" to text(frame.kind.name.lowercase()),
            "message_id" to text(frame.messageId),
            "action" to text(frame.action),
            "payload" to Json.parseToJsonElement(frame.payload),
            "checked" to JsonPrimitive(frame.checked),
            "violations" to JsonArray(frame.violations.map { obj("path" to text(it.path), "code" to text(it.code)) }),
            "error_code" to text(frame.errorCode),
        )
    }

    private fun <R> tariff(case: JsonObject, block: (Tariff) -> R): R =
        Tariff.fromOcpi(tariffs.getValue(case.text("tariff"))).use(block)

    companion object {
        /** The file that the environment names. */
        fun read(): Golden {
            val path = checkNotNull(System.getenv("CMS_GOLDEN")) { "CMS_GOLDEN is not set: the path of slice.json" }
            return Golden(Json.parseToJsonElement(File(path).readText()).jsonObject)
        }
    }
}

private fun price(price: Price): JsonElement =
    obj(
        "tariff_id" to text(price.tariffId),
        "currency" to text(price.currency),
        "rounding" to text(price.rounding),
        "lines" to JsonArray(price.lines.map(::line)),
        "tax_groups" to JsonArray(price.taxGroups.map(::taxGroup)),
        "net" to money(price.net),
        "vat" to money(price.vat),
        "gross" to money(price.gross),
    )

private fun line(line: PriceLine): JsonElement =
    obj(
        "dimension" to text(line.dimension),
        "used" to quantity(line.used),
        "billed" to quantity(line.billed),
        "unit_price" to number(line.unitPrice),
        "vat_percent" to number(line.vatPercent),
        "net" to money(line.net),
        "explanation" to text(line.explanation),
    )

private fun taxGroup(group: TaxGroup): JsonElement =
    obj(
        "vat_percent" to number(group.vatPercent),
        "net" to money(group.net),
        "vat" to money(group.vat),
        "gross" to money(group.gross),
    )

private fun quantity(quantity: Quantity): JsonElement =
    when (quantity) {
        is Quantity.Once -> JsonNull
        is Quantity.Energy -> obj("kwh" to number(quantity.kwh))
        is Quantity.Time -> obj("seconds" to number(seconds(quantity.duration)))
    }

private fun seconds(span: Duration) = BigDecimal(span.seconds).add(BigDecimal.valueOf(span.nano.toLong(), 9))

private fun number(value: BigDecimal) = text(value.stripTrailingZeros().toPlainString())

/** Money keeps the digits of its currency, which its decimal carries. */
private fun money(value: BigDecimal) = text(value.toPlainString())

private fun text(value: String?): JsonElement = JsonPrimitive(value)

private fun obj(vararg members: Pair<String, JsonElement>) = JsonObject(mapOf(*members))

private fun JsonObject.text(name: String): String = getValue(name).jsonPrimitive.content

private fun JsonObject.time(name: String): Instant = OffsetDateTime.parse(text(name)).toInstant()

private fun JsonObject.decimal(name: String): BigDecimal = BigDecimal(text(name))

private fun JsonObject.span(name: String): Duration = Duration.ofMillis(decimal(name).movePointRight(3).longValueExact())
