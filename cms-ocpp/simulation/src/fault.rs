//! What goes wrong on purpose, how often, and how often it did.

use std::collections::BTreeMap;
use std::fmt;

use crate::random::Random;

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident, $text:literal, $rate:literal;)*) => {
        /// One way in which things go wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FaultKind {
            $($(#[$doc])* $name,)*
        }

        impl FaultKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name on the command line and in reports.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// How often it strikes where it can, in 10 000.
            const fn rate(self) -> u32 {
                match self {
                    $(Self::$name => $rate,)*
                }
            }
        }
    };
}

faults! {
    /// A message is lost.
    LinkDrop, "link-drop", 60;
    /// A message takes seconds, and holds up those behind it.
    LinkDelay, "link-delay", 200;
    /// A message arrives twice.
    LinkDuplicate, "link-duplicate", 300;
    /// A message is overtaken by later ones.
    LinkReorder, "link-reorder", 200;
    /// The connection breaks between two messages.
    LinkCut, "link-cut", 80;
    /// The connection breaks within a message, which is lost with it.
    LinkCutMidFrame, "link-cut-mid-frame", 80;
    /// The station sees the connection break, the central system does not; what is under way still arrives, late.
    LinkHalfOpen, "link-half-open", 120;
    /// The store cannot be read.
    StoreUnreadable, "store-unreadable", 40;
    /// The store refuses a commit.
    StoreUnavailable, "store-unavailable", 150;
    /// The store can neither be read nor written for seconds, up to most of a minute.
    StoreOutage, "store-outage", 700;
    /// A commit is stored and its outcome is lost.
    StoreUnknownStored, "store-unknown-stored", 150;
    /// A commit is lost, and so is its outcome.
    StoreUnknownLost, "store-unknown-lost", 100;
    /// The outcome of a commit is lost, and the commit is stored only later.
    StoreUnknownLate, "store-unknown-late", 100;
    /// A node dies while it reads.
    CrashInRead, "crash-in-read", 4;
    /// A node dies before a commit reaches the store; the commit may still get there.
    CrashBeforeCommit, "crash-before-commit", 30;
    /// A node dies after a commit is stored, before it hears of it.
    CrashAfterCommit, "crash-after-commit", 30;
    /// A node dies at any moment.
    NodeCrash, "node-crash", 700;
    /// The clock of a node jumps.
    NodeClockJump, "node-clock-jump", 700;
    /// The clock of a station jumps.
    StationClockJump, "station-clock-jump", 300;
    /// A station loses its power; it finds its queue again, and ends what was open.
    PowerLoss, "power-loss", 350;
    /// A station loses its power and with it all memory of what was open.
    StationAmnesia, "station-amnesia", 80;
    /// A station loses its power and tells of the end of what was open after the start of something newer.
    LateEnd, "late-end", 100;
    /// A station opens a second connection, to any node, while the first is still open.
    Takeover, "takeover", 150;
    /// A station sends again what it has seen confirmed.
    QueueResent, "queue-resent", 500;
    /// The payment provider cannot be reached.
    GatewayUnreachable, "gateway-unreachable", 500;
    /// The answer of the payment provider is lost, whether it took the money or not.
    GatewayTimeout, "gateway-timeout", 700;
    /// A webhook of the payment provider comes more than once.
    WebhookRepeated, "webhook-repeated", 3_000;
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Decides which faults strike, and counts them.
#[derive(Debug)]
pub(crate) struct Faults {
    active: bool,
    allowed: Vec<FaultKind>,
    strike_at: Option<(FaultKind, u64)>,
    /// How often each could have struck.
    chances: BTreeMap<FaultKind, u64>,
    tally: BTreeMap<FaultKind, u64>,
    by_station: BTreeMap<String, u64>,
    everywhere: u64,
}

impl Faults {
    pub(crate) fn new(allowed: Vec<FaultKind>, strike_at: Option<(FaultKind, u64)>) -> Self {
        Self {
            active: true,
            allowed,
            strike_at,
            chances: BTreeMap::new(),
            tally: BTreeMap::new(),
            by_station: BTreeMap::new(),
            everywhere: 0,
        }
    }

    /// Whether a fault strikes now, at this station or, without one, everywhere.
    pub(crate) fn strikes(&mut self, kind: FaultKind, station: Option<&str>, random: &mut Random) -> bool {
        // Drawn in any case, so that a kind that is switched off does not change what comes after it.
        let drawn = random.chance(kind.rate());
        let chances = self.chances.entry(kind).or_default();
        *chances += u64::from(self.active);
        let planned = self.strike_at == Some((kind, *chances));
        let strikes = self.active && (planned || drawn && self.allowed.contains(&kind));
        if strikes {
            self.count(kind, station);
        }
        strikes
    }

    /// Counts a fault that was made by a script.
    pub(crate) fn count(&mut self, kind: FaultKind, station: Option<&str>) {
        *self.tally.entry(kind).or_default() += 1;
        match station {
            Some(station) => *self.by_station.entry(station.to_owned()).or_default() += 1,
            None => self.everywhere += 1,
        }
    }

    /// From now on nothing goes wrong any more.
    pub(crate) const fn stop(&mut self) {
        self.active = false;
    }

    pub(crate) const fn are_active(&self) -> bool {
        self.active
    }

    /// How many faults could have touched this station so far.
    pub(crate) fn felt_by(&self, station: &str) -> u64 {
        self.everywhere + self.by_station.get(station).copied().unwrap_or_default()
    }

    pub(crate) fn chances(&self) -> BTreeMap<FaultKind, u64> {
        self.chances.clone()
    }

    pub(crate) fn tally(&self) -> BTreeMap<FaultKind, u64> {
        self.tally.clone()
    }
}
