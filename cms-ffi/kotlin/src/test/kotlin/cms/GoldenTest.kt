package cms

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory

class GoldenTest {
    private val golden = Golden.read()

    @TestFactory
    fun `the golden file gives what it says`(): List<DynamicTest> =
        golden.cases().map { (name, case) ->
            DynamicTest.dynamicTest(name) { assertEquals(golden.expected(case), golden.actual(name, case), name) }
        }

    @Test
    fun `one other digit or letter in what is expected is seen`() {
        for ((name, case) in golden.cases()) {
            val expected = golden.expected(case)
            val actual = golden.actual(name, case)
            val leaves = leaves(expected)
            assertTrue(leaves > 0, name)
            repeat(leaves) { assertNotEquals(changed(expected, it), actual, "$name with value $it changed") }
        }
    }
}

/** How many values there are to change: texts, numbers and truths, but not null. */
private fun leaves(element: JsonElement): Int =
    when (element) {
        is JsonObject -> element.values.sumOf(::leaves)
        is JsonArray -> element.sumOf(::leaves)
        is JsonNull -> 0
        is JsonPrimitive -> 1
    }

/** The same with the last character of one of its values changed. */
private fun changed(element: JsonElement, place: Int): JsonElement {
    var before = 0
    fun walk(element: JsonElement): JsonElement =
        when (element) {
            is JsonObject -> JsonObject(element.mapValues { walk(it.value) })
            is JsonArray -> JsonArray(element.map(::walk))
            is JsonNull -> element
            is JsonPrimitive -> if (before++ == place) other(element) else element
        }
    return walk(element)
}

private fun other(value: JsonPrimitive): JsonPrimitive {
    val last = value.content.lastOrNull()
    val rest = value.content.dropLast(1)
    return JsonPrimitive(rest + if (last == '1') '2' else '1')
}
