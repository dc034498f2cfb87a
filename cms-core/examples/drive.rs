//! A driver's app: from the code on a station to the receipt, over a connection that fails and with an app that is killed.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::driver::{
    Answer, ChargePhase, ChargeReport, DriverReceipt, DriverStep, Input, Journey, JourneyId, OfferId, PriceCard,
    Request, RequestKey, StopOutcome, Used, UserAction, WaitsFor, WayToPay, WayToPayId, WayToPayKind,
};
use cms_core::metering::Energy;
use cms_core::money::{Currency, VatRate};
use cms_core::station::EvseId;
use cms_core::tariff::{PriceComponent, Tariff};
use cms_core::{FreshIds, SessionId, TariffId};

fn main() -> Result<(), Box<dyn Error>> {
    let began = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).single().ok_or("no such time")?;
    let id = JourneyId::fresh(&mut FreshIds::from_seed([7; 32]));
    let mut app = App { journey: Journey::begin(id, began), now: began, sent: Vec::new() };
    let mut server = Server { tariff: street()?, report: None, starts: 0 };

    println!("The driver scans the code on the station.");
    app.user(UserAction::Choose { evse: EvseId::parse("DE*CMS*E0001*1")? })?;
    app.answer_all(&mut server)?;
    let view = app.journey.view(app.now);
    let price = view.price.ok_or("no price is shown")?;
    for tag in &price.tags {
        println!("  {:<14} {} {} + {} VAT", tag.dimension, tag.unit_price, tag.dimension.per_unit(), tag.vat_rate);
    }
    let estimate = app.journey.estimate_energy(Energy::from_wh(20_000)?, 7_200_000, app.now).ok_or("no estimate")?;
    println!("  20 kWh in two hours would cost {}.", estimate.gross);

    app.user(UserAction::ConfirmPrice { offer: price.offer })?;
    app.user(UserAction::Pay { way: price.ways[0].id.clone() })?;
    println!("\nThe request is sent ({}), and its answer is lost.", app.sent[0].key());
    server.handle(&app.sent.remove(0))?;
    app.take(Input::ConnectionLost)?;

    println!("The app is killed, started again, and finds a network.");
    let saved = serde_json::to_string(&app.journey)?;
    app.journey = serde_json::from_str(&saved)?;
    app.pass_minutes(1);
    app.take(Input::ConnectionBack)?;
    app.answer_all(&mut server)?;
    println!("It asked again, and the server has started {} session. Step: {}.", server.starts, app.journey.step());

    server.report(ChargePhase::Live {
        used: used(began, 45)?,
        charging: None,
        power_w: Some(11_000),
        charged_percent: None,
    });
    app.pass_minutes(45);
    app.answer_all(&mut server)?;
    let live = app.journey.view(app.now).live.ok_or("nothing is shown")?;
    println!("\nAfter 45 minutes: {} kWh, {}.", live.used.energy.as_kwh().normalize(), live.cost.gross);

    app.user(UserAction::Stop)?;
    app.answer_all(&mut server)?;
    println!("A stop is requested. Step: {}.", app.journey.step());
    let used = used(began, 46)?;
    let wrong =
        DriverReceipt { price: tariff("street", "0.59")?.compile()?.price(&used.usage())?, ..server.receipt(used)? };
    server.report(ChargePhase::Priced { receipt: Box::new(wrong) });
    let refused = app.receive(&server)?.ok_or("a wrong receipt was shown")?;
    println!("\nA receipt by another price: {refused} ({}).", refused.code());
    let receipt = server.receipt(used)?;
    server.report(ChargePhase::Priced { receipt: Box::new(receipt) });
    if let Some(refused) = app.receive(&server)? {
        return Err(refused.into());
    }
    let view = app.journey.view(app.now);
    let receipt = view.receipt.ok_or("no receipt is shown")?;
    println!("\nReceipt {}:", receipt.number);
    for line in &receipt.price.lines {
        println!("  {}", line.explanation());
    }
    println!("  Paid: {}", receipt.paid);
    if view.step == DriverStep::Receipt && server.starts == 1 {
        Ok(())
    } else {
        Err("it did not end as it should".into())
    }
}

/// A phone: the journey, its clock, and what it has sent.
struct App {
    journey: Journey,
    now: DateTime<Utc>,
    sent: Vec<Request>,
}

impl App {
    fn user(&mut self, action: UserAction) -> Result<(), Box<dyn Error>> {
        self.take(Input::User(action))
    }

    fn take(&mut self, input: Input) -> Result<(), Box<dyn Error>> {
        let reaction = self.journey.apply(input, self.now);
        // Here an app saves the journey; then it sends.
        self.sent.extend(reaction.ask);
        reaction.refused.map_or(Ok(()), |refused| Err(refused.into()))
    }

    /// Takes in how the server says the charge stands; returns why that was refused.
    fn receive(&mut self, server: &Server) -> Result<Option<cms_core::driver::DriverError>, Box<dyn Error>> {
        let report = server.report.clone().ok_or("nothing was started")?;
        Ok(self.journey.apply(Input::Server(Answer::Charge(Box::new(report))), self.now).refused)
    }

    fn pass_minutes(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
    }

    /// Lets the server answer everything that is asked now.
    fn answer_all(&mut self, server: &mut Server) -> Result<(), Box<dyn Error>> {
        self.take(Input::Tick)?;
        while !self.sent.is_empty() {
            let answer = server.handle(&self.sent.remove(0))?;
            self.take(Input::Server(answer))?;
        }
        Ok(())
    }
}

/// As much of a server as one journey needs: it does nothing twice.
struct Server {
    tariff: Tariff,
    report: Option<ChargeReport>,
    starts: u32,
}

impl Server {
    fn handle(&mut self, request: &Request) -> Result<Answer, Box<dyn Error>> {
        match request {
            Request::ReadPrice { key, evse } => {
                let card = PriceCard {
                    offer: OfferId::new("offer-1")?,
                    evse: evse.clone(),
                    tariff: self.tariff.clone(),
                    valid_for_ms: 600_000,
                    ways: vec![WayToPay {
                        id: WayToPayId::new("card-1")?,
                        kind: WayToPayKind::Card,
                        label: "ends in 1234".to_owned(),
                    }],
                };
                return Ok(Answer::Price { key: key.clone(), card: Box::new(card) });
            }
            Request::StartCharging { key, .. } if self.report.is_none() => {
                self.starts += 1;
                self.report = Some(started(key));
            }
            Request::StopCharging { key, .. } => {
                if let Some(report) = &mut self.report {
                    report.seq += 1;
                    report.stop = Some(StopOutcome { key: key.clone(), refused: None });
                }
            }
            _ => {}
        }
        Ok(Answer::Charge(Box::new(self.report.clone().ok_or("nothing was started")?)))
    }

    fn report(&mut self, phase: ChargePhase) {
        if let Some(report) = &mut self.report {
            report.seq += 1;
            report.session = Some(SessionId::new("ses_1"));
            report.phase = phase;
        }
    }

    fn receipt(&self, used: Used) -> Result<DriverReceipt, Box<dyn Error>> {
        let price = self.tariff.compile()?.price(&used.usage())?;
        let paid = price.gross;
        Ok(DriverReceipt { number: "2026-000017".to_owned(), issued_at: used.as_of, used, price, paid })
    }
}

fn started(key: &RequestKey) -> ChargeReport {
    let phase = ChargePhase::Requested { waits_for: WaitsFor::Vehicle };
    ChargeReport { start: key.clone(), seq: 1, phase, session: None, stop: None }
}

fn used(began: DateTime<Utc>, minutes: i64) -> Result<Used, Box<dyn Error>> {
    let energy = Energy::from_wh(180 * minutes)?;
    Ok(Used { started_at: began, as_of: began + TimeDelta::minutes(minutes), energy, parking_ms: 0 })
}

fn street() -> Result<Tariff, Box<dyn Error>> {
    tariff("street", "0.39")
}

fn tariff(id: &str, per_kwh: &str) -> Result<Tariff, Box<dyn Error>> {
    let vat = VatRate::from_percent("19".parse()?)?;
    let components =
        vec![PriceComponent::session_fee("0.50".parse()?, vat)?, PriceComponent::per_kwh(per_kwh.parse()?, vat)?];
    Ok(Tariff::new(TariffId::new(id), "Street", Currency::EUR, components))
}
