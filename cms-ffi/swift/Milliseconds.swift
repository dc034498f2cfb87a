/// The whole milliseconds next to a number of seconds. What is no number or beyond an `Int64` becomes a bound of it, which
/// the library refuses with a `CmsError`.
func milliseconds(_ seconds: Double) -> Int64 {
    Int64(exactly: (seconds * 1000).rounded()) ?? (seconds > 0 ? .max : .min)
}
