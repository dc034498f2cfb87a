package cms

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class EvseIdTest {
    @Test
    fun `an EVSE ID has parts and is compared without its separators`() {
        val id = EvseId.parse("de*cms*e0001*1")
        assertEquals("DE*CMS*E0001*1", id.toString())
        assertEquals("DE" to "CMS", id.country to id.operator)
        assertEquals(EvseId.parse("DECMSE00011").compact, id.compact)
    }

    @Test
    fun `what is no EVSE ID is refused with a code and a sentence`() {
        val error = assertFailsWith<CmsException> { EvseId.parse("DE*CMS*X1") }
        assertEquals("station.invalid_evse_id", error.code)
        assertEquals(true, error.message.startsWith("an EVSE ID looks like "), error.message)
    }
}
