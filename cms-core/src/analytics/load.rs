//! A report out of a store.

use super::{Period, Report, ReportBuilder, ReportError};
use crate::billing::Cdr;
use crate::month::{month_key, month_of};
use crate::payment::Settlement;
use crate::storage::{Row as _, Snapshot, load, page};

/// The report over `period`, from the charge detail records in the store, read page by page.
///
/// # Errors
/// [`ReportError::Storage`] where the store cannot be read, [`ReportError::Money`] or [`ReportError::Energy`] where a sum
/// does not fit.
pub async fn load_report(snapshot: &mut dyn Snapshot, period: Period) -> Result<Report, ReportError> {
    let mut report = ReportBuilder::new(period);
    for month in month_of(period.from())..=month_of(period.to()) + LONGEST_SESSION_MONTHS {
        let key = month_key(month);
        let mut after = None;
        loop {
            let found = page::<Cdr>(snapshot, Some((Cdr::BY_MONTH, key.clone())), after, PAGE).await?;
            after = found.items.last().map(|cdr| cdr.value.id());
            for cdr in found.items {
                let settlement = match &cdr.value.invoice {
                    Some(invoice) if period.contains(cdr.value.ended_at) => {
                        load::<Settlement>(snapshot, invoice.as_str()).await?.map(|loaded| loaded.value)
                    }
                    _ => None,
                };
                report.add(&cdr.value, settlement.as_ref())?;
            }
            if !found.more {
                break;
            }
        }
    }
    Ok(report.finish())
}

/// A session of 366 days that began in a month has ended thirteen months later.
const LONGEST_SESSION_MONTHS: i64 = 13;

const PAGE: u32 = 500;
