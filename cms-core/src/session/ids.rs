//! Transaction ids that we assign, for stations that do not.

use crate::FreshIds;
use crate::storage::IdEpoch;

/// A transaction id that fits the 31 positive bits of OCPP 1.6: 5 bits of the epoch, 26 random ones, never 0. It is
/// claimed before it is told, so a collision only costs another draw.
pub(super) fn transaction_id(epoch: IdEpoch, ids: &mut FreshIds) -> i32 {
    let random = (ids.bits() & 0x03ff_ffff) as i32;
    let epoch = ((epoch.restores & 0x1f) as i32) << 26;
    (epoch | random).max(1)
}
