//! How long a decision about a token takes, with ten rules about it: build it for release, or the figure says nothing.
//!
//! `cargo run --release -p cms-core --example authorize_figures`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;
use std::hint::black_box;

use chrono::{TimeDelta, Weekday};
use cms_core::access::{
    AccessPolicy, Allowance, ChangeToken, ConcurrentSessions, CopyPolicy, CopyResponse, DefineGroup, GeoPoint,
    LocalOffset, OfflineRule, OpenWindow, OpeningHours, PolicyScope, SetAccessPolicy, TokenChange, TokenFacts,
    TokenGroup, TokenGroupId, TokenKind, TokenRules, TravelRule, UseLimits, UseRateRule, authorize,
};
use cms_core::metering::Energy;
use cms_core::storage::Store as _;

use support::{Operator, block_on, car_park};

/// Decisions that are timed together.
const ROUNDS: u32 = 200_000;

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (mut operator, station) = Operator::with_station().await?;
    let token = operator.driver_with_card("04A1B2C3").await?;

    // Rules one and two: a group with a validity above it. Three to five: a validity and limits per session and day.
    let (fleet, drivers) = (TokenGroupId::parse("fleet")?, TokenGroupId::parse("drivers")?);
    let valid_until = Some(operator.now + TimeDelta::days(300));
    let above = TokenGroup { valid_until, ..TokenGroup::new(fleet.clone(), "Fleet") };
    operator.carry_out(&DefineGroup { group: above }).await?.reply?;
    let below = TokenGroup { parent: Some(fleet.clone()), ..TokenGroup::new(drivers.clone(), "Drivers") };
    operator.carry_out(&DefineGroup { group: below }).await?.reply?;
    let limits = UseLimits {
        session: Allowance { energy: Some(Energy::from_wh(60_000)?), ..Allowance::default() },
        day: Allowance { time_s: Some(36_000), ..Allowance::default() },
        month: Allowance::default(),
    };
    let rules = TokenRules { expires_at: valid_until, group: Some(drivers), limits, ..TokenRules::default() };
    let change = TokenChange::Restrict(Box::new(rules));
    operator.carry_out(&ChangeToken { token: token.clone(), change }).await?.reply?;

    // Six to ten: a private place with opening hours, other kinds refused, travel and rate of use.
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let hours = OpeningHours::new(week.into_iter().filter_map(|day| OpenWindow::on(day, 360, 1320)));
    let copies = CopyPolicy {
        two_places: Some(CopyResponse::Refuse),
        travel: Some(TravelRule { max_km_per_h: 200, response: CopyResponse::Refuse }),
        use_rate: Some(UseRateRule { max_uses: 20, within_s: 86_400, response: CopyResponse::Flag }),
    };
    let policy = AccessPolicy {
        private_to: Some([fleet].into()),
        refused_kinds: vec![TokenKind::AdHoc],
        opening_hours: Some(hours),
        concurrent_sessions: Some(ConcurrentSessions::Refused),
        copies,
        offline: Some(OfflineRule::Known),
        position: GeoPoint::new(52_520_008, 13_404_954),
        local_offset: Some(LocalOffset { seconds: 7200, valid_until: None }),
        ..AccessPolicy::of(PolicyScope::Site(car_park().id))
    };
    operator.carry_out(&SetAccessPolicy { policy }).await?.reply?;

    let mut snapshot = operator.store.snapshot().await?;
    let facts = TokenFacts::read_at(&mut *snapshot, &token, &station).await?;
    let decided = authorize(&facts, operator.now);
    println!("decided: {}", decided.status.sentence());
    if !decided.status.is_accepted() {
        return Err("the token has to pass all rules, or they are not measured".into());
    }
    println!(
        "{} ns for each decision with ten rules",
        nanoseconds_each(|| drop(black_box(authorize(&facts, operator.now))))
    );
    Ok(())
}

/// The mean of many rounds, in nanoseconds.
#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn nanoseconds_each(round: impl Fn()) -> u128 {
    let started = std::time::Instant::now();
    (0..ROUNDS).for_each(|_| round());
    started.elapsed().as_nanos() / u128::from(ROUNDS)
}
