//! permessage-deflate (RFC 7692), which OCPP 2.x requires of a CSMS (part 4 §3.3).

use yawc::DeflatePool;

/// How messages are compressed where the peer wants it.
///
/// By default no context is kept between messages: an idle connection then holds no compression state at all, because
/// states come from a pool that all connections of a server share. [`Deflate::keep_context`] compresses better, for
/// some 300 kB per connection: right for a station, not for a server of many.
#[derive(Debug, Clone)]
pub struct Deflate {
    level: u32,
    keep_context: bool,
    min_bytes: usize,
    pool: DeflatePool,
}

impl Deflate {
    /// Idle compression states a pool keeps: about the messages compressed at the same moment.
    const POOLED_STATES: usize = 32;

    /// The default: level 3, no context, messages from 128 bytes on.
    pub fn new() -> Self {
        Self { level: 3, keep_context: false, min_bytes: 128, pool: DeflatePool::new(Self::POOLED_STATES) }
    }

    /// Sets the effort, from 1 to 9; other values are brought into that range.
    #[must_use]
    pub fn level(mut self, level: u32) -> Self {
        self.level = level.clamp(1, 9);
        self
    }

    /// Keeps the context between messages where the peer agrees.
    #[must_use]
    pub fn keep_context(mut self) -> Self {
        self.keep_context = true;
        self
    }

    /// Sends messages shorter than this as they are.
    #[must_use]
    pub fn min_bytes(mut self, bytes: usize) -> Self {
        self.min_bytes = bytes;
        self
    }

    /// The offer of a client.
    pub(crate) fn offer(&self) -> &'static str {
        if self.keep_context {
            "permessage-deflate"
        } else {
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        }
    }

    pub(crate) fn apply(&self, options: yawc::Options) -> yawc::Options {
        let options = options
            .with_compression_level(yawc::CompressionLevel::new(self.level))
            .with_compression_threshold(self.min_bytes)
            .with_deflate_pool(self.pool.clone());
        if self.keep_context { options } else { options.server_no_context_takeover().client_no_context_takeover() }
    }
}

impl Default for Deflate {
    fn default() -> Self {
        Self::new()
    }
}

/// The first offer of a Sec-WebSocket-Extensions request header that this server can keep to, in canonical form.
///
/// An offer is declined, as RFC 7692 §7.1 asks, for an unknown or repeated parameter, a bad value, or a window smaller
/// than the 15 bits we compress with.
pub(crate) fn acceptable_offer<'a>(headers: impl Iterator<Item = &'a str>) -> Option<String> {
    headers.flat_map(|header| header.split(',')).find_map(canonical)
}

fn canonical(offer: &str) -> Option<String> {
    let mut parts = offer.split(';').map(str::trim);
    if parts.next()? != "permessage-deflate" {
        return None;
    }
    let mut accepted = String::from("permessage-deflate");
    let mut seen: Vec<&str> = Vec::new();
    for part in parts {
        let (name, value) = match part.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim().trim_matches('"'))),
            None => (part, None),
        };
        let allowed = match (name, value) {
            ("server_no_context_takeover" | "client_no_context_takeover", None) => true,
            // A client may shrink its own window: ours is large enough to read any.
            ("client_max_window_bits", None) => true,
            ("client_max_window_bits", Some(bits)) => is_window(bits),
            ("server_max_window_bits", Some("15")) => true,
            _ => false,
        };
        if !allowed || seen.contains(&name) {
            return None;
        }
        seen.push(name);
        if name.ends_with("_no_context_takeover") {
            accepted.push_str("; ");
            accepted.push_str(name);
        }
    }
    Some(accepted)
}

fn is_window(bits: &str) -> bool {
    matches!(bits, "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(header: &str) -> Option<String> {
        acceptable_offer(std::iter::once(header))
    }

    #[test]
    fn the_offers_of_common_clients_are_accepted() {
        assert_eq!(accepted("permessage-deflate").as_deref(), Some("permessage-deflate"));
        assert_eq!(accepted("permessage-deflate; client_max_window_bits").as_deref(), Some("permessage-deflate"));
        assert_eq!(
            accepted("permessage-deflate;server_no_context_takeover ; client_no_context_takeover").as_deref(),
            Some("permessage-deflate; server_no_context_takeover; client_no_context_takeover")
        );
    }

    #[test]
    fn an_offer_we_cannot_keep_to_is_passed_over_for_the_next() {
        let header = "x-webkit-deflate-frame, permessage-deflate; server_max_window_bits=10, permessage-deflate";
        assert_eq!(accepted(header).as_deref(), Some("permessage-deflate"));
        assert_eq!(accepted("permessage-deflate; server_max_window_bits=10"), None);
    }

    #[test]
    fn a_malformed_offer_is_declined() {
        for header in [
            "permessage-deflate; unknown",
            "permessage-deflate; client_max_window_bits=16",
            "permessage-deflate; client_max_window_bits=09",
            "permessage-deflate; server_no_context_takeover=1",
            "permessage-deflate; client_max_window_bits; client_max_window_bits",
            "permessage-deflate;",
            "",
        ] {
            assert_eq!(accepted(header), None, "{header}");
        }
    }
}
