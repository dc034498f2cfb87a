import Foundation

extension CmsError: LocalizedError {
    /// For programs: stable, dotted, in lower case, such as `station.invalid_evse_id`.
    public var code: String {
        switch self {
        case let .Failed(code, _, _): return code
        }
    }

    /// For people: a sentence that says what to do.
    public var message: String {
        switch self {
        case let .Failed(_, message, _): return message
        }
    }

    /// Where in a tariff the error is, as a JSON Pointer; empty for the tariff as a whole, nil for other errors.
    public var path: String? {
        switch self {
        case let .Failed(_, _, path): return path
        }
    }

    public var errorDescription: String? { message }
}
