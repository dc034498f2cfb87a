use std::hint::black_box;
use std::marker::PhantomData;

use crate::{Case, Refusal, Suite};

/// What the suite `pricing` measures of a program: a tariff of OCPI 2.2.1 and a session to a price.
pub trait Pricing {
    /// A tariff that was read, checked and made ready to price with.
    type Tariff<'a>;
    /// A session that was read.
    type Session<'a>;
    /// The price with everything that this program says about it.
    type Price;

    /// Reads a tariff.
    ///
    /// # Errors
    /// [`Refusal`] with the program's reason.
    fn tariff(text: &str) -> Result<Self::Tariff<'_>, Refusal>;

    /// Reads a session.
    ///
    /// # Errors
    /// [`Refusal`] with the program's reason.
    fn session(text: &str) -> Result<Self::Session<'_>, Refusal>;

    /// Prices a session.
    ///
    /// # Errors
    /// [`Refusal`] with the program's reason.
    fn price(tariff: &Self::Tariff<'_>, session: &Self::Session<'_>) -> Result<Self::Price, Refusal>;

    /// The totals without and with tax, as decimal texts.
    ///
    /// # Errors
    /// [`Refusal`] where there is none.
    fn totals(price: &Self::Price) -> Result<(String, String), Refusal>;
}

/// The suite `pricing` over a [`Pricing`]: the figures `from_json`, `compiled` and `batch`.
#[derive(Debug)]
pub struct Prices<P>(PhantomData<P>);

impl<P> Default for Prices<P> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// A tariff and its sessions as texts and, where they can be read, read.
#[derive(Debug)]
pub struct Priced<T, S> {
    tariff: &'static str,
    sessions: Vec<&'static str>,
    read: Result<(T, S), Refusal>,
}

impl<P: Pricing> Suite for Prices<P> {
    type Prepared = Priced<P::Tariff<'static>, P::Session<'static>>;

    fn prepare(&self, case: &Case) -> Self::Prepared {
        // What was read may borrow from its text, so a text lives as long as the program.
        let text = |name: &str| -> &'static str { case.part(name).to_owned().leak() };
        let tariff = text("tariff");
        let sessions: Vec<&'static str> =
            (0..).map(|index| text(&format!("cdr.{index}"))).take_while(|text| !text.is_empty()).collect();
        let first = sessions.first().copied().unwrap_or("");
        let read = P::tariff(tariff).and_then(|tariff| Ok((tariff, P::session(first)?)));
        Priced { tariff, sessions, read }
    }

    fn check(&self, figure: &str, case: &Self::Prepared) -> Result<String, Refusal> {
        match figure {
            "from_json" | "batch" => {
                let mut totals = Vec::new();
                batch::<P>(case, |price| {
                    let (net, gross) = P::totals(&price)?;
                    totals.push(format!(r#"{{"net":{net},"gross":{gross}}}"#));
                    Ok(())
                })?;
                Ok(format!("[{}]", totals.join(",")))
            }
            "compiled" => {
                let (net, gross) = P::totals(&compiled::<P>(case)?)?;
                Ok(format!(r#"[{{"net":{net},"gross":{gross}}}]"#))
            }
            _ => Err(Refusal::unsupported(figure)),
        }
    }

    fn work(&self, figure: &str) -> Option<fn(&Self::Prepared)> {
        match figure {
            "from_json" | "batch" => Some(|case| {
                let done = batch::<P>(case, |price| {
                    drop(black_box(price));
                    Ok(())
                });
                drop(black_box(done));
            }),
            "compiled" => Some(|case| drop(black_box(compiled::<P>(case)))),
            _ => None,
        }
    }
}

/// The tariff is read once, and every session of the case is read and priced.
fn batch<P: Pricing>(
    case: &Priced<P::Tariff<'static>, P::Session<'static>>,
    mut done: impl FnMut(P::Price) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let tariff = P::tariff(case.tariff)?;
    for session in &case.sessions {
        done(P::price(&tariff, &P::session(session)?)?)?;
    }
    Ok(())
}

fn compiled<P: Pricing>(case: &Priced<P::Tariff<'static>, P::Session<'static>>) -> Result<P::Price, Refusal> {
    let (tariff, session) = case.read.as_ref().map_err(Clone::clone)?;
    P::price(tariff, session)
}
