package cms

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class FrameTest {
    @Test
    fun `a call that breaks its schema is shown with every place and the code of its version`() {
        val frame = inspectFrame("""[2,"7","Authorize",{"idTag":7}]""", OcppVersion.V16)
        assertEquals(FrameKind.CALL to "7", frame.kind to frame.messageId)
        assertEquals("Authorize" to """{"idTag":7}""", frame.action to frame.payload)
        assertEquals(listOf("/idTag"), frame.violations.map { it.path })
        assertEquals("TypeConstraintViolation", frame.errorCode)
    }

    @Test
    fun `an answer is checked where its call is told`() {
        val answer = """[3,"7",{"idTagInfo":{"status":"Accepted"}}]"""
        assertEquals(false, inspectFrame(answer, OcppVersion.V16).checked)
        val frame = inspectFrame(answer, OcppVersion.V16, answers = "Authorize")
        assertEquals(true to emptyList(), frame.checked to frame.violations)
    }

    @Test
    fun `text that is no frame is refused`() {
        for (text in listOf("", "{}", "[]", "[2]", "[9,\"1\",{}]", "[".repeat(100_000))) {
            val error = assertFailsWith<CmsException> { inspectFrame(text, OcppVersion.V21) }
            assertTrue(error.code.startsWith("frame."), error.code)
            assertSentence(error)
        }
    }

    @Test
    fun `the version of the library is told`() {
        assertTrue(Regex("""\d+\.\d+\.\d+""").matches(version()), version())
    }
}
