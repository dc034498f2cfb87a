package cms

import app.AppHttpClient
import app.streetTariff
import com.sun.net.httpserver.HttpServer
import java.io.IOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Through the client of the README. */
class HttpTest {
    private val http = java.net.http.HttpClient.newHttpClient()
    private val open = CountDownLatch(1)
    private val asked = CountDownLatch(1)
    private val threads = Executors.newCachedThreadPool()
    private val server =
        HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0).apply {
            executor = threads
            answer("/street", 200) { STREET }
            answer("/page", 200) { "<html>" }
            answer("/slow", 200) { asked.countDown().also { open.await() }.let { STREET } }
            start()
        }

    @AfterTest
    fun stop() {
        open.countDown()
        server.stop(0)
        threads.shutdown()
    }

    @Test
    fun `a tariff is fetched through the app's client`() = runBlocking {
        streetTariff(http, url("/street")).use { assertEquals("street" to "EUR", it.id to it.currency) }
    }

    @Test
    fun `many are fetched at once`() = runBlocking(Dispatchers.Default) {
        val client = AppHttpClient(http)
        val ids = (1..50).map { async { fetchTariff(client, url("/street")).use { it.id } } }.awaitAll()
        assertEquals(List(50) { "street" }, ids)
    }

    @Test
    fun `another status is an error with a code`() = runBlocking {
        val error = assertFailsWith<CmsException> { fetchTariff(AppHttpClient(http), url("/nowhere")) }
        assertEquals("http.status", error.code)
        assertTrue("404" in error.message, error.message)
        assertSentence(error)
    }

    @Test
    fun `a body that is no tariff is the error of the reader`() = runBlocking {
        val error = assertFailsWith<CmsException> { fetchTariff(AppHttpClient(http), url("/page")) }
        assertTrue(error.code.startsWith("ocpi."), error.code)
    }

    @Test
    fun `an exception of the app arrives as an error with a code`() = runBlocking {
        for (exception in listOf(IOException("no route"), IllegalStateException("no route"), Exception("no route"))) {
            val error = assertFailsWith<CmsException> { fetchTariff(failing(exception), url("/street")) }
            assertEquals("ffi.app_failed", error.code)
            assertTrue("no route" in error.message, error.message)
            assertSentence(error)
        }
    }

    @Test
    fun `an error that the app words itself arrives unchanged`() = runBlocking {
        val own = CmsException("app.offline", "the phone is offline; try again later")
        val error = assertFailsWith<CmsException> { fetchTariff(failing(own), url("/street")) }
        assertEquals(own.code to own.message, error.code to error.message)
    }

    @Test
    fun `a refused connection arrives as an error with a code`() = runBlocking {
        val there = url("/street")
        server.stop(0)
        val error = assertFailsWith<CmsException> { fetchTariff(AppHttpClient(http), there) }
        assertEquals("ffi.app_failed", error.code)
    }

    @Test
    fun `cancelling the coroutine cancels the app's request and harms nothing`() = runBlocking(Dispatchers.Default) {
        val started = CompletableDeferred<Unit>()
        val cancelled = CompletableDeferred<Unit>()
        val waiting =
            object : HttpClient {
                override suspend fun get(url: String): HttpResponse {
                    started.complete(Unit)
                    try {
                        awaitCancellation()
                    } catch (error: CancellationException) {
                        cancelled.complete(Unit)
                        throw error
                    }
                }
            }
        val fetching = launch { fetchTariff(waiting, url("/street")) }
        started.await()
        fetching.cancelAndJoin()
        cancelled.await()
        assertTrue(fetching.isCancelled)
        assertEquals(0, uniffiForeignFutureHandleCount(), "requests of the app that the library still waits for")
        fetchTariff(AppHttpClient(http), url("/street")).use { assertEquals("street", it.id) }
    }

    @Test
    fun `cancelling while the server works harms nothing`() = runBlocking(Dispatchers.Default) {
        val fetching = launch { fetchTariff(AppHttpClient(http), url("/slow")) }
        asked.await()
        fetching.cancelAndJoin()
        open.countDown()
        fetchTariff(AppHttpClient(http), url("/street")).use { assertEquals("street", it.id) }
    }

    private fun url(path: String) = "http://${server.address.hostString}:${server.address.port}$path"

    private fun failing(exception: Exception) =
        object : HttpClient {
            override suspend fun get(url: String): HttpResponse = throw exception
        }
}

private fun HttpServer.answer(path: String, status: Int, body: () -> String) {
    createContext(path) { exchange ->
        val bytes = body().toByteArray()
        exchange.use {
            // It may have been given up meanwhile.
            runCatching {
                it.sendResponseHeaders(status, bytes.size.toLong())
                it.responseBody.write(bytes)
            }
        }
    }
}
