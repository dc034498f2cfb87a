//! How a tariff comes into force.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Tariff;
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds};

/// Publishes a tariff under its id, for ever.
///
/// Publishing the same content again changes nothing; other content under the same id is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishTariff {
    /// The tariff.
    pub tariff: Tariff,
}

/// What became of a tariff that was to be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TariffPublished {
    /// It is published.
    Published,
    /// It was published before, with the same content.
    Unchanged,
    /// Another content is published under this id. Publish it under a new id.
    IdTaken,
    /// It cannot be priced.
    Unusable {
        /// The stable code of the reason, see [`super::TariffError::code`].
        code: String,
        /// The reason, and what to do.
        reason: String,
    },
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for PublishTariff {
    type Facts = Option<Loaded<Tariff>>;
    type Reply = TariffPublished;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.tariff.id.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<TariffPublished> {
        if let Err(error) = self.tariff.compile() {
            let (code, reason) = (error.code().to_owned(), error.to_string());
            return Decision::unchanged(TariffPublished::Unusable { code, reason });
        }
        match facts {
            Some(published) if published.value == self.tariff => Decision::unchanged(TariffPublished::Unchanged),
            Some(_) => Decision::unchanged(TariffPublished::IdTaken),
            None => {
                let mut changes = Changes::new();
                changes.create(&self.tariff);
                Decision::changed(changes, TariffPublished::Published)
            }
        }
    }
}
