//! Sites: the places where stations stand.

use serde::{Deserialize, Serialize};

use crate::SiteId;
use crate::storage::{Row, Table};

/// A place whose stations share an address, a time zone and a grid connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Its name.
    pub name: String,
    /// The IANA time zone it lies in, for example `Europe/Berlin`.
    pub time_zone: String,
}

impl Row for Site {
    const TABLE: Table = Table::new("site");

    fn id(&self) -> String {
        self.id.to_string()
    }
}
