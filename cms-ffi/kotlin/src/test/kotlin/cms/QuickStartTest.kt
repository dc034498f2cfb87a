package cms

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The quick start of the README, compiled as it stands there. */
class QuickStartTest {
    private val readme = File("../README.md").readText()

    @Test
    fun `the quick start prints what the README says`() {
        assertEquals(block("text"), printed { Class.forName("QuickStartKt").getMethod("main").invoke(null) })
    }

    @Test
    fun `the quick start is short`() {
        val lines = block("kotlin").lines().filter { it.isNotBlank() }
        assertTrue(lines.size in 3..14, "${lines.size} lines")
    }

    private fun block(language: String): String = readme.substringAfter("\n```$language\n").substringBefore("\n```")

    private fun printed(block: () -> Unit): String {
        val screen = System.out
        val buffer = ByteArrayOutputStream()
        System.setOut(PrintStream(buffer, true, Charsets.UTF_8))
        try {
            block()
        } finally {
            System.setOut(screen)
        }
        return buffer.toString(Charsets.UTF_8).trimEnd()
    }
}
