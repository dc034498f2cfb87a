//! The payment provider of the demonstration.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use cms_core::money::Money;
use cms_core::payment::{ChargeOutcome, ChargeRequest, GatewayError, PaymentGateway};
use serde::{Deserialize, Serialize};

/// A payment provider on paper: no money moves, but every charge is written into a book, a file of JSON lines.
///
/// As a real provider it outlives the central systems that call it, and several of them may call it at once: it takes the
/// money of one key once, and gives the first outcome to whoever asks again. So its book shows whether anything was charged
/// twice.
#[derive(Debug)]
pub struct PaperProvider {
    book: Arc<Mutex<Book>>,
}

impl PaperProvider {
    /// The provider with the book at `path`, which is begun where there is none.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        Ok(Self { book: Arc::new(Mutex::new(Book { file, read: 0, charges: BTreeMap::new() })) })
    }

    /// The lines of a book, also of one that a provider has open.
    ///
    /// # Errors
    /// Where the file cannot be read, or has a line that is none of a book.
    pub fn read(path: impl AsRef<Path>) -> io::Result<Vec<BookLine>> {
        let bytes = std::fs::read(path)?;
        Ok(lines(&bytes)?.0)
    }

    /// One call, with the book for itself.
    async fn with_book<T: Send + 'static>(
        &self,
        call: impl FnOnce(&mut Book) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let book = self.book.clone();
        let called = tokio::task::spawn_blocking(move || {
            let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
            book.file.lock()?;
            let done = book.catch_up().and_then(|()| call(&mut book));
            book.file.unlock()?;
            done
        });
        called.await.unwrap_or_else(|error| Err(io::Error::other(error)))
    }
}

#[async_trait]
impl PaymentGateway for PaperProvider {
    async fn charge(&self, request: ChargeRequest) -> Result<ChargeOutcome, GatewayError> {
        match self.with_book(move |book| book.charge(&request)).await {
            Ok(Some(outcome)) => Ok(outcome),
            Ok(None) => Err(GatewayError::Refused { reason: "the key was used for another charge".to_owned() }),
            // It may be in the book already.
            Err(error) => Err(GatewayError::UnknownOutcome { reason: error.to_string() }),
        }
    }

    async fn query(&self, idempotency_key: String) -> Result<Option<ChargeOutcome>, GatewayError> {
        self.with_book(move |book| Ok(book.charges.get(&idempotency_key).map(Charge::outcome)))
            .await
            .map_err(|error| GatewayError::Unreachable { reason: error.to_string() })
    }
}

/// A line of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a program of its own, whose parts all know every line")]
pub enum BookLine {
    /// Money was taken.
    Taken(Charge),
    /// A charge was asked for again and got the outcome of the first time.
    AskedAgain {
        /// The key of the charge.
        key: String,
    },
}

/// A charge in the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a program of its own, whose parts all know what a charge is")]
pub struct Charge {
    /// The idempotency key.
    pub key: String,
    /// How much.
    pub amount: Money,
    /// What it is for: the invoice id.
    pub reference: String,
    /// The number of the charge in the book, from 1.
    pub number: usize,
}

impl Charge {
    fn outcome(&self) -> ChargeOutcome {
        ChargeOutcome::Succeeded { gateway_reference: format!("paper_{}", self.number) }
    }
}

#[derive(Debug)]
struct Book {
    file: File,
    /// How far the file has been read.
    read: u64,
    charges: BTreeMap<String, Charge>,
}

impl Book {
    /// Reads what others have written since.
    fn catch_up(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.read))?;
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        let (lines, whole) = lines(&bytes)?;
        for line in lines {
            if let BookLine::Taken(charge) = line {
                self.charges.insert(charge.key.clone(), charge);
            }
        }
        self.read += whole;
        Ok(())
    }

    /// None where the key was used for something else.
    fn charge(&mut self, request: &ChargeRequest) -> io::Result<Option<ChargeOutcome>> {
        if let Some(known) = self.charges.get(&request.idempotency_key) {
            if known.amount != request.amount || known.reference != request.reference {
                return Ok(None);
            }
            let outcome = known.outcome();
            self.write(&BookLine::AskedAgain { key: request.idempotency_key.clone() })?;
            return Ok(Some(outcome));
        }
        let charge = Charge {
            key: request.idempotency_key.clone(),
            amount: request.amount,
            reference: request.reference.clone(),
            number: self.charges.len() + 1,
        };
        let outcome = charge.outcome();
        self.write(&BookLine::Taken(charge.clone()))?;
        self.charges.insert(charge.key.clone(), charge);
        Ok(Some(outcome))
    }

    /// Writes a line after the whole ones: half a line was being written when a program died, so nobody was told of it.
    fn write(&mut self, line: &BookLine) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.file.set_len(self.read)?;
        self.file.seek(SeekFrom::Start(self.read))?;
        self.file.write_all(&text)?;
        self.file.sync_data()?;
        self.read += text.len() as u64;
        Ok(())
    }
}

/// The whole lines, and their length.
fn lines(bytes: &[u8]) -> io::Result<(Vec<BookLine>, u64)> {
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let lines = bytes[..whole].split_inclusive(|byte| *byte == b'\n');
    Ok((lines.map(serde_json::from_slice).collect::<Result<_, _>>()?, whole as u64))
}

#[cfg(test)]
mod tests {
    use cms_core::money::Currency;
    use cms_core::payment::PaymentMethodRef;

    use super::*;

    fn request(key: &str, minor: i64) -> ChargeRequest {
        ChargeRequest {
            idempotency_key: key.to_owned(),
            amount: Money::from_minor(minor, Currency::EUR).unwrap(),
            method: PaymentMethodRef::new("pm_demo_card"),
            reference: format!("invoice of {key}"),
        }
    }

    #[tokio::test]
    async fn two_central_systems_that_charge_under_one_key_take_the_money_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("payments.jsonl");
        let (one, other) = (PaperProvider::open(&path).unwrap(), PaperProvider::open(&path).unwrap());
        let first = one.charge(request("a", 739)).await.unwrap();
        other.charge(request("b", 100)).await.unwrap();
        assert_eq!(other.charge(request("a", 739)).await.unwrap(), first);
        assert_eq!(one.query("b".to_owned()).await.unwrap(), other.query("b".to_owned()).await.unwrap());
        assert_eq!(other.query("c".to_owned()).await.unwrap(), None);
        assert_eq!(one.charge(request("a", 740)).await.unwrap_err().code(), "gateway.refused");
        let kinds: Vec<bool> =
            PaperProvider::read(&path).unwrap().iter().map(|line| matches!(line, BookLine::Taken(_))).collect();
        assert_eq!(kinds, [true, true, false]);
    }

    #[tokio::test]
    async fn half_a_line_was_told_to_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("payments.jsonl");
        let first = PaperProvider::open(&path).unwrap().charge(request("a", 739)).await.unwrap();
        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"taken\":{\"key\":\"b\"").unwrap();
        let again = PaperProvider::open(&path).unwrap();
        assert_eq!(again.query("b".to_owned()).await.unwrap(), None);
        again.charge(request("b", 100)).await.unwrap();
        assert_eq!(again.query("a".to_owned()).await.unwrap(), Some(first));
        assert_eq!(PaperProvider::read(&path).unwrap().len(), 2);
    }
}
