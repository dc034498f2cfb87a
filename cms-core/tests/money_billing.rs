//! From an ended session to its record, its invoice and its receipt.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod money_support;

use chrono::{TimeDelta, TimeZone as _, Utc};
use cms_core::billing::{BillingError, Cdr, CdrFlag, Invoice, PAYMENT_TERM_DAYS, Receipt, bill, receipt};
use cms_core::metering::Energy;
use cms_core::money::Currency;
use cms_core::payment::{
    CHARGE_TOPIC, ChargeOrder, Payment, PaymentEvent, PaymentState, RecordChargeOutcome, Settlement, SettlementState,
};
use cms_core::storage::{Changes, CommitOutcome, MemoryStore, OutboxQuery, Position, Store, Version, load};
use cms_core::tariff::TariffError;
use cms_core::{FreshIds, InvoiceId, handle};
use money_support::{at, billed, block_on, committed, context, eur, fee, kwh, session, stored, tariff, usage};

fn receipt_of(store: &dyn Store, invoice: &InvoiceId) -> Result<Receipt, BillingError> {
    block_on(async { receipt(&mut *store.snapshot().await.unwrap(), invoice).await })
}

fn waiting(store: &dyn Store) -> Vec<String> {
    let query = OutboxQuery {
        topic: Some(CHARGE_TOPIC.to_owned()),
        key: None,
        heads: false,
        after: Position::default(),
        limit: 100,
    };
    let messages = block_on(async { store.snapshot().await.unwrap().outbox(query).await.unwrap() });
    messages.into_iter().map(|message| message.id).collect()
}

#[test]
fn the_end_of_a_session_writes_everything_that_follows_as_one_change() {
    let store = MemoryStore::new();
    let bill = billed(&store, &session("1"), 1);
    let (invoice, payment) = (bill.invoice.clone().unwrap(), bill.payment.clone().unwrap());

    assert_eq!(stored::<Cdr>(&store, bill.cdr.id.as_str()), Some(bill.cdr.clone()));
    assert_eq!(stored::<Invoice>(&store, invoice.id.as_str()), Some(invoice.clone()));
    assert_eq!(stored::<Payment>(&store, payment.id.as_str()), Some(payment.clone()));
    assert_eq!(stored::<Settlement>(&store, invoice.id.as_str()).unwrap().state(), SettlementState::Open);
    assert_eq!(waiting(&store), [payment.charge_key()]);

    assert_eq!(bill.cdr.invoice, Some(invoice.id.clone()));
    assert_eq!(bill.cdr.price.gross, eur("6.66"));
    assert_eq!(bill.cdr.flags, []);
    assert_eq!((invoice.total, payment.amount, payment.invoice), (eur("6.66"), eur("6.66"), invoice.id.clone()));
    assert_eq!(invoice.due_at, invoice.issued_at);
    assert_eq!(invoice.adds_up(), Ok(true));
    assert_eq!(payment.state, PaymentState::Requested);
}

#[test]
fn the_order_to_charge_is_under_a_key_that_follows_from_the_payment() {
    let payment = bill(&session("1"), at(60), &mut FreshIds::from_seed([1; 32])).unwrap().payment.unwrap();
    let mut changes = Changes::new();
    payment.order(&mut changes);
    assert_eq!(payment.charge_key(), format!("payment/{}/charge", payment.id));
    assert_eq!(payment.charge_request().idempotency_key, payment.charge_key());
    assert_eq!(payment.charge_request().reference, payment.invoice.to_string());
    let body = serde_json::to_string(&ChargeOrder { payment: payment.id.clone() }).unwrap();
    let store = MemoryStore::new();
    committed(block_on(store.commit(changes)));
    let query = OutboxQuery {
        topic: None,
        key: Some(payment.id.to_string()),
        heads: true,
        after: Position::default(),
        limit: 1,
    };
    let messages = block_on(async { store.snapshot().await.unwrap().outbox(query).await.unwrap() });
    assert_eq!(messages[0].body, body);
}

#[test]
fn the_same_session_time_and_ids_give_the_same_bill() {
    let again = || bill(&session("1"), at(60), &mut FreshIds::from_seed([3; 32])).unwrap();
    assert_eq!(again(), again());
}

#[test]
fn a_session_is_billed_once_even_by_somebody_who_forgot() {
    let store = MemoryStore::new();
    let first = billed(&store, &session("1"), 1);
    let second = bill(&session("1"), at(61), &mut FreshIds::from_seed([2; 32])).unwrap();
    let mut changes = Changes::new();
    second.write_to(&mut changes);
    match block_on(store.commit(changes)) {
        CommitOutcome::Taken(claim) => assert_eq!(claim.owner, first.cdr.id.as_str()),
        other => panic!("{other:?}"),
    }
    assert_eq!(stored::<Invoice>(&store, second.invoice.unwrap().id.as_str()), None);
    assert_eq!(waiting(&store).len(), 1);
}

#[test]
fn invoices_are_numbered_without_a_gap_in_the_series_of_the_year() {
    let store = MemoryStore::new();
    let numbers: Vec<String> = (1..=3)
        .map(|n| {
            let bill = billed(&store, &session(&n.to_string()), n);
            receipt_of(&store, &bill.invoice.unwrap().id).unwrap().number.to_string()
        })
        .collect();
    assert_eq!(numbers, ["2026-000001", "2026-000002", "2026-000003"]);

    let mut next_year = session("4");
    next_year.usage.ended_at = Utc.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap();
    let bill = billed(&store, &next_year, 4);
    let receipt = receipt_of(&store, &bill.invoice.unwrap().id).unwrap();
    assert_eq!((receipt.number.to_string().as_str(), receipt.invoice.series.as_str()), ("2027-000001", "invoice/2027"));
}

#[test]
fn without_an_account_there_is_a_record_and_nobody_gets_an_invoice() {
    let store = MemoryStore::new();
    let bill = billed(&store, &cms_core::billing::EndedSession { account: None, ..session("1") }, 1);
    assert_eq!((&bill.invoice, &bill.settlement, &bill.payment), (&None, &None, &None));
    assert_eq!((bill.cdr.invoice.clone(), bill.cdr.flags.clone()), (None, vec![CdrFlag::NoAccount]));
    assert_eq!(bill.cdr.price.gross, eur("6.66"));
    assert!(waiting(&store).is_empty());
}

#[test]
fn an_invoice_over_nothing_is_settled_without_a_charge() {
    let store = MemoryStore::new();
    let mut ended = session("1");
    ended.tariff = tariff(Currency::EUR, vec![kwh("0.39", "19")]);
    ended.usage.energy = Energy::ZERO;
    let bill = billed(&store, &ended, 1);
    assert_eq!(bill.payment, None);
    assert_eq!(bill.cdr.flags, [CdrFlag::NoEnergy]);
    let receipt = receipt_of(&store, &bill.invoice.unwrap().id).unwrap();
    assert!(receipt.is_settled() && receipt.total().is_zero());
    assert_eq!(receipt.settlement.state(), SettlementState::NothingDue);
    assert!(receipt.to_text().contains("Nothing to pay "), "{}", receipt.to_text());
    assert!(waiting(&store).is_empty());
}

#[test]
fn without_a_means_of_payment_the_invoice_stays_open_for_two_weeks() {
    let store = MemoryStore::new();
    let bill = billed(&store, &cms_core::billing::EndedSession { payment_method: None, ..session("1") }, 1);
    assert_eq!((bill.payment, bill.cdr.flags), (None, vec![CdrFlag::NoPaymentMethod]));
    let invoice = bill.invoice.unwrap();
    assert_eq!(invoice.due_at - invoice.issued_at, TimeDelta::days(PAYMENT_TERM_DAYS));
    assert!(!receipt_of(&store, &invoice.id).unwrap().is_settled());
}

#[test]
fn what_cannot_be_priced_is_not_billed() {
    let of = |ended| bill(&ended, at(60), &mut FreshIds::from_seed([1; 32])).unwrap_err();
    let back = cms_core::billing::EndedSession { usage: usage(-1, 3_600_000), ..session("1") };
    assert_eq!(of(back), BillingError::Tariff(TariffError::NegativeEnergy));
    let reversed = cms_core::billing::EndedSession { usage: usage(1, -60_000), ..session("1") };
    assert_eq!(of(reversed).code(), "tariff.ends_before_start");
    let dear = tariff(Currency::EUR, vec![kwh("93000000", "0")]);
    assert_eq!(of(cms_core::billing::EndedSession { tariff: dear, ..session("1") }).code(), "tariff.total_too_high");
}

#[test]
fn a_receipt_reads_as_a_table() {
    let store = MemoryStore::new();
    let mut ended = session("1");
    ended.tariff = tariff(Currency::EUR, vec![fee("0.50", "7"), kwh("0.39", "19"), money_support::hour("1.20", "19")]);
    let bill = billed(&store, &ended, 1);
    let payment = bill.payment.unwrap();
    let event = PaymentEvent::Succeeded { gateway_reference: "ch_1".to_owned() };
    let command = RecordChargeOutcome { payment: payment.id, event, gateway_event_id: None };
    block_on(handle(&store, &command, context(at(61), 9))).unwrap();

    // 7 % of 0.50 is 0.035, so 0.04; 19 % of 5.10 is 0.969.
    let text = receipt_of(&store, &payment.invoice).unwrap().to_text();
    let expected = "\
Invoice  2026-000001
Issued   2026-05-04 09:00 UTC
Due      2026-05-04
Account  acc_1

DE*ABC*E1 (station CS1, connector 1)
2026-05-04 08:00 UTC to 2026-05-04 09:00 UTC
  session fee       1  x EUR 0.50 per session  EUR 0.50
  energy       10 kWh  x EUR 0.39 per kWh      EUR 3.90
  duration        1 h  x EUR 1.20 per hour     EUR 1.20

Net                        EUR 5.60
VAT 7 % on EUR 0.50        EUR 0.04
VAT 19 % on EUR 5.10       EUR 0.97
Total                      EUR 6.61
Paid 2026-05-04 09:01 UTC  EUR 6.61
";
    assert_eq!(text, expected);
}

#[test]
fn an_invoice_is_never_written_again_when_it_is_paid() {
    let store = MemoryStore::new();
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    let event = PaymentEvent::Succeeded { gateway_reference: "ch_1".to_owned() };
    let command = RecordChargeOutcome { payment: payment.id, event, gateway_event_id: None };
    block_on(handle(&store, &command, context(at(61), 9))).unwrap();
    let invoice = block_on(async {
        load::<Invoice>(&mut *store.snapshot().await.unwrap(), payment.invoice.as_str()).await.unwrap().unwrap()
    });
    assert_eq!(invoice.version, Version(1));
    assert!(receipt_of(&store, &payment.invoice).unwrap().is_settled());
}

#[test]
fn documents_survive_the_way_through_json_and_name_no_person() {
    let bill = bill(&session("1"), at(60), &mut FreshIds::from_seed([1; 32])).unwrap();
    let text = serde_json::to_string(&bill.cdr).unwrap();
    assert_eq!(serde_json::from_str::<Cdr>(&text).unwrap(), bill.cdr);
    let text = serde_json::to_string(&bill.invoice).unwrap();
    assert_eq!(serde_json::from_str::<Option<Invoice>>(&text).unwrap(), bill.invoice);
    assert!(!text.contains("hash of a token") && !text.contains("pm_1"), "{text}");
}

#[test]
fn no_log_of_a_session_or_a_bill_holds_a_token_or_a_means_of_payment() {
    let ended = session("1");
    let bill = bill(&ended, at(60), &mut FreshIds::from_seed([1; 32])).unwrap();
    for text in [format!("{ended:?}"), format!("{bill:#?}")] {
        assert!(text.contains("ses_1"), "{text}");
        assert!(!text.contains("hash of a token") && !text.contains("pm_1"), "{text}");
    }
}

#[test]
fn an_invoice_whose_sums_do_not_follow_from_its_lines_is_seen() {
    let invoice = bill(&session("1"), at(60), &mut FreshIds::from_seed([1; 32])).unwrap().invoice.unwrap();
    let changed = |change: fn(&mut Invoice)| {
        let mut invoice = invoice.clone();
        change(&mut invoice);
        invoice.adds_up().unwrap()
    };
    assert!(changed(|_| ()));
    assert!(!changed(|invoice| invoice.total = eur("6.67")));
    assert!(!changed(|invoice| invoice.vat = eur("1.07")));
    assert!(!changed(|invoice| invoice.items[0].lines[0].net = eur("0.51")));
    assert!(!changed(|invoice| invoice.items[0].lines[0].vat_rate = money_support::vat("7")));
    assert!(!changed(|invoice| invoice.tax_groups[0].vat = eur("1.07")));
}

#[test]
fn an_unknown_invoice_has_no_receipt() {
    let missing = receipt_of(&MemoryStore::new(), &InvoiceId::new("inv_none")).unwrap_err();
    assert_eq!(missing.code(), "billing.no_such_invoice");
}
