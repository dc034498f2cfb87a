//! A report out of a store.

use chrono::Datelike as _;

use super::{Period, Report, ReportBuilder, ReportError};
use crate::billing::Cdr;
use crate::payment::Settlement;
use crate::storage::{Row as _, Snapshot, load, page};

/// The report over `period`, from the charge detail records in the store, read page by page.
///
/// # Errors
/// [`ReportError::Storage`] where the store cannot be read, [`ReportError::Money`] or [`ReportError::Energy`] where a sum
/// does not fit.
pub async fn load_report(snapshot: &mut dyn Snapshot, period: Period) -> Result<Report, ReportError> {
    let mut report = ReportBuilder::new(period);
    let first = month_number(period.from().year(), period.from().month0());
    let last = month_number(period.to().year(), period.to().month0()) + LONGEST_SESSION_MONTHS;
    for month in first..=last {
        let key = Cdr::month_key(i32::try_from(month.div_euclid(12)).unwrap_or(i32::MAX), month.rem_euclid(12));
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

fn month_number(year: i32, month0: u32) -> i64 {
    i64::from(year) * 12 + i64::from(month0)
}
