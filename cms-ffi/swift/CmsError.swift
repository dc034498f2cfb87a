import Foundation

extension CmsError: LocalizedError {
    /// For programs: stable, dotted, in lower case, such as `station.invalid_evse_id`.
    public var code: String {
        switch self {
        case let .Failed(code, _): return code
        }
    }

    /// For people: a sentence that says what to do.
    public var message: String {
        switch self {
        case let .Failed(_, message): return message
        }
    }

    public var errorDescription: String? { message }
}
