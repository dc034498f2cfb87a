//! Transaction ids that we assign, for stations that do not.

use serde::{Deserialize, Serialize};

use crate::FreshIds;
use crate::storage::{Row, Table};

/// How often the store was restored from a backup: part of every transaction id that is assigned, so that an id given
/// after the backup and known to a station only is never given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IdEpoch {
    /// 0 for a store that was never restored.
    pub restores: u32,
}

impl IdEpoch {
    /// The id of the only row.
    pub const ID: &'static str = "current";

    /// A transaction id that fits the 31 positive bits of OCPP 1.6: 5 bits of the epoch, 26 random ones, never 0. It is
    /// claimed before it is told, so a collision only costs another draw.
    pub(super) fn transaction_id(self, ids: &mut FreshIds) -> i32 {
        let random = (ids.bits() & 0x03ff_ffff) as i32;
        let epoch = ((self.restores & 0x1f) as i32) << 26;
        (epoch | random).max(1)
    }
}

impl Row for IdEpoch {
    const TABLE: Table = Table::new("id_epoch");

    fn id(&self) -> String {
        Self::ID.to_owned()
    }
}
