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

/// A number from 1 to 2^31 - 1: what is given to a station as an integer of its own. Whoever uses it claims or creates a row
/// under it, so a collision only costs another draw.
pub(super) fn positive_number(ids: &mut FreshIds) -> i32 {
    ((ids.bits() & 0x7fff_ffff) as i32).max(1)
}
