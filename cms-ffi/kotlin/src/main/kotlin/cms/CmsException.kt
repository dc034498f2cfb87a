package cms

import java.nio.ByteBuffer

/**
 * Why a call was refused. [code] is for programs: stable, dotted, in lower case, such as `station.invalid_evse_id`.
 * [message] is for people: a sentence that says what to do. [path] is the place in a tariff, as a JSON Pointer; empty for the
 * tariff as a whole, null for other errors.
 *
 * An implementation of [HttpClient] throws it too; any other exception of the app arrives as one with the code
 * `ffi.app_failed`.
 */
class CmsException(val code: String, override val message: String, val path: String? = null) : Exception(message) {
    /** Reads the error of a call. For the generated code. */
    companion object ErrorHandler : UniffiRustCallStatusErrorHandler<CmsException> {
        override fun lift(error_buf: RustBuffer.ByValue): CmsException = FfiConverterTypeCmsError.lift(error_buf)
    }
}

/** Carries errors across the border, as `CmsError` of src/error.rs lays them out. For the generated code. */
object FfiConverterTypeCmsError : FfiConverterRustBuffer<CmsException> {
    /** `CmsError::Failed`, the only case there is. */
    private const val FAILED = 1

    override fun read(buf: ByteBuffer): CmsException {
        check(buf.getInt() == FAILED) { "the native library is of another version than the generated Kotlin; generate it anew" }
        return CmsException(
            code = FfiConverterString.read(buf),
            message = FfiConverterString.read(buf),
            path = FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: CmsException): ULong =
        4UL + FfiConverterString.allocationSize(value.code) + FfiConverterString.allocationSize(value.message) +
            FfiConverterOptionalString.allocationSize(value.path)

    override fun write(value: CmsException, buf: ByteBuffer) {
        buf.putInt(FAILED)
        FfiConverterString.write(value.code, buf)
        FfiConverterString.write(value.message, buf)
        FfiConverterOptionalString.write(value.path, buf)
    }
}
