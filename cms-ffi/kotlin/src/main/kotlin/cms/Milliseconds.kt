package cms

import java.time.Duration
import java.time.Instant

/** Milliseconds since 1970; beyond a [Long], its bound, which the library refuses with a [CmsException]. */
internal fun milliseconds(time: Instant): Long =
    try {
        time.toEpochMilli()
    } catch (_: ArithmeticException) {
        if (time.epochSecond < 0) Long.MIN_VALUE else Long.MAX_VALUE
    }

/** The whole milliseconds of a span; beyond a [Long], its bound, which the library refuses with a [CmsException]. */
internal fun milliseconds(span: Duration): Long =
    try {
        span.toMillis()
    } catch (_: ArithmeticException) {
        if (span.isNegative) Long.MIN_VALUE else Long.MAX_VALUE
    }
