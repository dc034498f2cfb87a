//! What happened in a run, in one number: two runs of one seed must give the same.

/// A running hash (FNV-1a) of everything that happened, with how much it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TraceHash {
    /// The hash.
    pub hash: u64,
    /// How many things happened.
    pub steps: u64,
}

impl TraceHash {
    pub(crate) fn note(&mut self, at_ms: u64, parts: &[&str]) {
        let mut hash = self.hash ^ 0xcbf2_9ce4_8422_2325;
        let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        at_ms.to_be_bytes().into_iter().for_each(&mut take);
        for part in parts {
            part.bytes().chain([0]).for_each(&mut take);
        }
        self.hash = hash;
        self.steps += 1;
    }
}
