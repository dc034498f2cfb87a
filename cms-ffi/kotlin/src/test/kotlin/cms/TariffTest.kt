package cms

import java.math.BigDecimal
import java.nio.charset.CharacterCodingException
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** EUR 0.25 per kWh and EUR 2 per hour of parking, both with 19 % VAT. */
const val STREET =
    """{"country_code":"DE","party_id":"ABC","id":"street","currency":"EUR","elements":[{"price_components":[
    {"type":"ENERGY","price":0.25,"vat":19,"step_size":1},{"type":"PARKING_TIME","price":2.00,"vat":19,"step_size":1}]}],
    "last_updated":"2026-01-01T00:00:00Z"}"""

class TariffTest {
    private val start = Instant.parse("2026-05-04T08:00:00Z")
    private val hour = Duration.ofHours(1)

    @Test
    fun `a price is made of exact decimals that keep the digits of the currency`() {
        val price = street { it.quote(start, BigDecimal("20"), hour, hour) }
        assertEquals(listOf("5.00", "2.00"), price.lines.map { it.net.toString() })
        assertEquals(BigDecimal("7.00") to BigDecimal("8.33"), price.net to price.gross)
        assertEquals(Quantity.Energy(BigDecimal("20")), normalized(price.lines[0].billed))
        assertEquals(Quantity.Time(hour), price.lines[1].billed)
    }

    @Test
    fun `nothing parked may be left out`() {
        val energy = BigDecimal("1")
        assertEquals(street { it.quote(start, energy, hour, Duration.ZERO) }, street { it.quote(start, energy, hour) })
    }

    @Test
    fun `a decimal means the same in whatever form it is`() {
        val price = street { it.quote(start, BigDecimal("20"), hour) }
        for (same in listOf("2E+1", "20.000000", "0.2E+2", "2000E-2")) {
            assertEquals(price.gross, street { it.quote(start, BigDecimal(same), hour) }.gross, same)
        }
    }

    @Test
    fun `times count to the millisecond`() {
        val end = start.plusMillis(3_600_123)
        val readings = listOf(Reading(start, BigDecimal("5")), Reading(end, BigDecimal("5")))
        val price = street { it.price(start, end, readings) }
        assertEquals(Quantity.Time(Duration.ofMillis(3_600_123)), price.lines[1].used)
    }

    @Test
    fun `what cannot be is refused with the code and the sentence of the core`() {
        val kwh = BigDecimal("1")
        val far = Instant.MAX
        val readings = listOf(Reading(start, BigDecimal("2")), Reading(start.plus(hour), BigDecimal("1")))
        val refused =
            listOf<Pair<String, (Tariff) -> Any>>(
                "tariff.negative_time" to { it.quote(start, kwh, hour.negated()) },
                "tariff.negative_time" to { it.quote(start, kwh, hour, hour.negated()) },
                "tariff.negative_energy" to { it.quote(start, kwh.negate(), hour) },
                "tariff.usage_too_large" to { it.quote(start, kwh, Duration.ofSeconds(Long.MAX_VALUE)) },
                "datetime.out_of_range" to { it.quote(start, kwh, Duration.ofSeconds(Long.MIN_VALUE)) },
                "datetime.out_of_range" to { it.quote(far, kwh, hour) },
                "datetime.out_of_range" to { it.quote(Instant.MIN, kwh, hour) },
                "meter.too_fine" to { it.quote(start, BigDecimal("0.0000001"), hour) },
                "decimal.out_of_range" to { it.quote(start, BigDecimal("1E+999999999"), hour) },
                "decimal.out_of_range" to { it.quote(start, BigDecimal("1E-999999999"), hour) },
                "decimal.out_of_range" to { it.quote(start, BigDecimal("0.1234567890123456789012345678901"), hour) },
                "tariff.too_few_readings" to { it.price(start, start.plus(hour), emptyList()) },
                "tariff.register_falls" to { it.price(start, start.plus(hour), readings) },
                "tariff.ends_before_start" to { it.price(start.plus(hour), start, readings) },
            )
        Tariff.fromOcpi(STREET).use { tariff ->
            for ((code, call) in refused) {
                val error = assertFailsWith<CmsException>(code) { call(tariff) }
                assertEquals(code, error.code)
                assertSentence(error)
            }
        }
    }

    @Test
    fun `text that is no tariff is refused with its place`() {
        for (text in listOf("", "<html>", "{", "null", "[]", "{}", "\u0000", "x".repeat(1_000_000), "[".repeat(100_000))) {
            val error = assertFailsWith<CmsException> { Tariff.fromOcpi(text) }
            assertTrue(error.code.startsWith("ocpi."), "${error.code} of ${text.take(20)}")
            assertSentence(error)
        }
    }

    @Test
    fun `an error of a tariff says where it is, and other errors do not`() {
        val negative = STREET.replaceFirst(Regex(""""price":"""), """"price":-""")
        val error = assertFailsWith<CmsException> { Tariff.fromOcpi(negative) }
        assertEquals("/elements/0/price_components/0/price", error.path)
        assertEquals("", assertFailsWith<CmsException> { Tariff.fromOcpi("{") }.path)
        assertEquals(null, assertFailsWith<CmsException> { EvseId.parse("") }.path)
    }

    @Test
    fun `text that is no Unicode does not reach the library`() {
        assertFailsWith<CharacterCodingException> { Tariff.fromOcpi("\uD83D") }
    }

    @Test
    fun `a tariff that was closed says so and does not crash`() {
        val tariff = Tariff.fromOcpi(STREET)
        tariff.use { assertEquals("street", it.id) }
        assertFailsWith<IllegalStateException> { tariff.id }
        tariff.close()
    }

    @Test
    fun `one tariff prices on many threads at once`() {
        val threads = Executors.newFixedThreadPool(8)
        Tariff.fromOcpi(STREET).use { tariff ->
            val calls = (1..400).map { kwh -> Callable { kwh to tariff.quote(start, BigDecimal(kwh), hour).net } }
            for ((kwh, net) in threads.invokeAll(calls).map { it.get() }) {
                assertEquals(BigDecimal(kwh * 25).movePointLeft(2), net)
            }
        }
        threads.shutdown()
    }

    private fun <R> street(block: (Tariff) -> R): R = Tariff.fromOcpi(STREET).use(block)
}

fun assertSentence(error: CmsException) {
    assertTrue(' ' in error.message && "code=" !in error.message, error.message)
    assertEquals("cms.CmsException: ${error.message}", error.toString())
}

private fun normalized(quantity: Quantity) =
    if (quantity is Quantity.Energy) Quantity.Energy(quantity.kwh.setScale(0)) else quantity
