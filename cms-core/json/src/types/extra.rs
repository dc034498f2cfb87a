//! Members that the schema of an object does not name.

use crate::types::RawJson;

/// The members of an object that its schema does not name, in the order they came, each with its JSON text.
///
/// They survive a round trip: what is here is written again after the known members. An empty one allocates nothing.
///
/// ```
/// use cms_json::types::{Extra, RawJson};
///
/// let mut extra = Extra::default();
/// extra.insert("rssi", RawJson::parse("-67.50")?);
/// assert_eq!(extra.get("rssi").map(RawJson::get), Some("-67.50"));
/// # Ok::<(), cms_json::types::RawJsonError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra {
    /// Hardly any object has extra members, and every object has this field, so it is one pointer.
    members: Option<Box<Members>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Members {
    list: Vec<(String, RawJson)>,
}

impl Extra {
    /// The value of this member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.list().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Sets a member and gives back the value it had. A new member comes last.
    ///
    /// A member that the schema of the object names belongs in its own field; such a name is not written again.
    pub fn insert(&mut self, name: impl Into<String>, value: RawJson) -> Option<RawJson> {
        let name = name.into();
        let members = self.members.get_or_insert_default();
        if let Some((_, old)) = members.list.iter_mut().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(old, value));
        }
        members.list.push((name, value));
        None
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        let members = self.members.as_mut()?;
        let index = members.list.iter().position(|(known, _)| known == name)?;
        let (_, value) = members.list.remove(index);
        if members.list.is_empty() {
            self.members = None;
        }
        Some(value)
    }

    /// The members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &RawJson)> {
        self.list().iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_none()
    }

    /// Appends without looking for the same name: the decoder checks all names at once, so that an object of many
    /// unknown members costs no quadratic time.
    pub(crate) fn push(&mut self, name: String, value: RawJson) {
        self.members.get_or_insert_default().list.push((name, value));
    }

    /// The first name, in sorting order, that occurs twice.
    pub(crate) fn duplicate(&self) -> Option<&str> {
        let mut names: Vec<&str> = self.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first().copied())
    }

    fn list(&self) -> &[(String, RawJson)] {
        self.members.as_ref().map_or(&[], |members| &members.list)
    }
}
