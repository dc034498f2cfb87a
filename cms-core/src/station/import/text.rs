//! Reading a sheet from CSV.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::{ImportFault, ImportProblem, SheetEvse, SheetStation, StationSheet};
use crate::station::{Connector, ConnectorFormat, ConnectorStandard, Evse, EvseId, PowerType, StationId};
use crate::{SiteId, TariffId};

/// The longest sheet, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// The longest sheet, in lines below the heading.
const MOST_LINES: u64 = 10_000;

/// The columns, and whether each has to be there and filled in.
const COLUMNS: [(&str, bool); 12] = [
    ("station", true),
    ("site", true),
    ("tariff", true),
    ("evse", true),
    ("evse_id", true),
    ("connector", true),
    ("standard", true),
    ("power_type", true),
    ("max_power_w", true),
    ("format", false),
    ("max_voltage_v", false),
    ("max_current_a", false),
];

impl StationSheet {
    /// Reads a sheet: CSV (RFC 4180) in UTF-8, separated by commas, semicolons or tabs, with a heading and a line for each
    /// connector. Its columns, in any order: `station`, `site`, `tariff`, `evse` (number), `evse_id`, `connector` (number),
    /// `standard` and `power_type` (names of OCPI), `max_power_w`; and if you like `format` (`SOCKET`, `CABLE`),
    /// `max_voltage_v`, `max_current_a`. Never fails: what cannot be read is among its problems.
    ///
    /// ```
    /// use cms_core::station::StationSheet;
    ///
    /// let sheet = StationSheet::read(
    ///     b"station,site,tariff,evse,evse_id,connector,standard,power_type,max_power_w\n\
    ///       CS1,car-park,street,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,22000\n\
    ///       CS2,car-park,street,1,DE*CMS*E2,1,IEC_62196_T2,AC_3_PHASE,22 kW\n",
    /// );
    /// assert_eq!(sheet.stations.len(), 1);
    /// assert_eq!((sheet.problems[0].line, sheet.problems[0].column.as_str()), (3, "max_power_w"));
    /// ```
    #[must_use]
    pub fn read(text: &[u8]) -> Self {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        if text.len() > MOST_BYTES {
            return Self::new(Vec::new(), vec![ImportProblem::new(1, "", "", ImportFault::TooLong)]);
        }
        let text = match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(error) => {
                let before = text.get(..error.valid_up_to()).unwrap_or_default();
                let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
                return Self::new(Vec::new(), vec![ImportProblem::new(line, "", "", ImportFault::NotUtf8)]);
            }
        };
        let heading = text.lines().next().unwrap_or_default();
        let separator =
            [b';', b'\t'].into_iter().find(|it| !heading.contains(',') && heading.contains(char::from(*it)));
        let mut reader = ReaderBuilder::new()
            .delimiter(separator.unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let mut reading = Reading::default();
        let mut record = StringRecord::new();
        let mut place = Place { text: text.as_bytes(), at: 0, line: 1 };
        // The text is in memory and UTF-8, so that reading does not fail.
        while reader.read_record(&mut record).unwrap_or(false) {
            let line = place.line_of(record.position().map_or(0, csv::Position::byte));
            reading.take(line, &record);
            if reading.lines > MOST_LINES {
                reading.problems.push(ImportProblem::new(line, "", "", ImportFault::TooLong));
                break;
            }
        }
        reading.finish()
    }
}

/// Counts lines. The reader's own count is of records and passes over empty lines.
struct Place<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Place<'_> {
    /// The line of the record that begins at this byte or after the empty lines that stand there.
    fn line_of(&mut self, byte: u64) -> u64 {
        let to = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.at, self.text.len());
        let blank = self.text.iter().skip(to).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.get(self.at..to + blank).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = to + blank;
        self.line
    }
}

#[derive(Default)]
struct Reading {
    columns: Option<Vec<Option<&'static str>>>,
    lines: u64,
    stations: Vec<SheetStation>,
    /// Where each station stands among them.
    places: BTreeMap<StationId, usize>,
    /// The line on which each EVSE ID was first seen, and of which station and EVSE.
    evse_ids: BTreeMap<String, (u64, StationId, u32)>,
    /// Stations of which a line could not be read.
    broken: Vec<StationId>,
    problems: Vec<ImportProblem>,
}

/// The fields of one line.
struct Fields<'a> {
    line: u64,
    values: BTreeMap<&'static str, &'a str>,
    problems: Vec<ImportProblem>,
}

impl<'a> Fields<'a> {
    fn text(&mut self, column: &'static str) -> Option<&'a str> {
        let value = self.values.get(column).copied().filter(|value| !value.is_empty());
        if value.is_none() {
            self.wrong(column, ImportFault::Empty);
        }
        value
    }

    fn read<T>(&mut self, column: &'static str, fault: ImportFault, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = read(self.text(column)?);
        if value.is_none() {
            self.wrong(column, fault);
        }
        value
    }

    fn number(&mut self, column: &'static str) -> Option<u32> {
        self.read(column, ImportFault::InvalidNumber, |text| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number| digits && *number > 0)
        })
    }

    fn has(&self, column: &'static str) -> bool {
        self.values.get(column).is_some_and(|value| !value.is_empty())
    }

    fn named<T>(
        &mut self,
        column: &'static str,
        names: impl Iterator<Item = &'static str>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let nearest = self.values.get(column).and_then(|value| nearest(value, names));
        self.read(column, ImportFault::UnknownName { nearest }, read)
    }

    fn wrong(&mut self, column: &'static str, fault: ImportFault) {
        let value = self.values.get(column).copied().unwrap_or_default();
        self.problems.push(ImportProblem::new(self.line, column, value, fault));
    }

    fn connector(&mut self) -> Option<Connector> {
        let number = self.number("connector");
        let standards = || ConnectorStandard::ALL.iter().filter_map(|standard| standard.ocpi_name());
        let standard = self.named("standard", standards(), ConnectorStandard::from_ocpi);
        let kinds = PowerType::ALL.into_iter().map(PowerType::ocpi_name);
        let power_type = self.named("power_type", kinds, PowerType::from_ocpi);
        let max_power_w = self.number("max_power_w");
        let formats = [("SOCKET", ConnectorFormat::Socket), ("CABLE", ConnectorFormat::Cable)];
        let format = |text: &str| {
            formats.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, format)| format)
        };
        let before = self.problems.len();
        let names = formats.into_iter().map(|(name, _)| name);
        let format = if self.has("format") { self.named("format", names, format) } else { None };
        let max_voltage_v = if self.has("max_voltage_v") { self.number("max_voltage_v") } else { None };
        let max_current_a = if self.has("max_current_a") { self.number("max_current_a") } else { None };
        let whole = self.problems.len() == before;
        let connector = Connector::new(number?, standard?, power_type?, max_power_w?);
        let connector = Connector { format, max_voltage_v, max_current_a, ..connector };
        match connector.check() {
            Ok(()) if whole => Some(connector),
            Ok(()) => None,
            Err(problem) => {
                self.wrong("max_power_w", ImportFault::Connector(problem));
                None
            }
        }
    }
}

impl Reading {
    fn take(&mut self, line: u64, record: &StringRecord) {
        if record.iter().all(str::is_empty) {
            return;
        }
        let Some(columns) = &self.columns else {
            self.heading(line, record);
            return;
        };
        self.lines += 1;
        if columns.len() != record.len() {
            let fault = ImportFault::WrongLength { fields: record.len() as u64, columns: columns.len() as u64 };
            let first = record.get(0).unwrap_or_default();
            self.problems.push(ImportProblem::new(line, "", first, fault));
            return;
        }
        let values = columns.iter().zip(record).filter_map(|(column, value)| Some(((*column)?, value))).collect();
        let mut fields = Fields { line, values, problems: Vec::new() };
        self.line(&mut fields);
        self.problems.append(&mut fields.problems);
    }

    fn heading(&mut self, line: u64, record: &StringRecord) {
        let mut columns: Vec<Option<&'static str>> = Vec::new();
        for name in record {
            let known = COLUMNS.iter().map(|(column, _)| *column).find(|column| column.eq_ignore_ascii_case(name));
            let fault = match known {
                Some(column) if columns.contains(&Some(column)) => Some(ImportFault::ColumnTwice),
                Some(_) => None,
                None => {
                    Some(ImportFault::UnknownColumn { nearest: nearest(name, COLUMNS.iter().map(|(name, _)| *name)) })
                }
            };
            self.problems.extend(fault.map(|fault| ImportProblem::new(line, name, name, fault)));
            columns.push(known);
        }
        for (column, required) in COLUMNS {
            if required && !columns.contains(&Some(column)) {
                self.problems.push(ImportProblem::new(line, column, "", ImportFault::MissingColumn));
            }
        }
        self.columns = Some(columns);
    }

    fn line(&mut self, fields: &mut Fields<'_>) {
        if !self.problems.is_empty() && self.problems.iter().any(|problem| problem.fault == ImportFault::MissingColumn)
        {
            // What is missing in the heading is missing on every line; it was told once.
            return;
        }
        let id = fields.read("station", ImportFault::InvalidStationId, |text| StationId::parse(text).ok());
        let site = fields.text("site").map(SiteId::new);
        let tariff = fields.text("tariff").map(TariffId::new);
        let number = fields.number("evse");
        let evse_id = fields.read("evse_id", ImportFault::InvalidEvseId, |text| EvseId::parse(text).ok());
        let connector = fields.connector();
        let Some(id) = id else { return };
        let (Some(site), Some(tariff), Some(number), Some(evse_id), Some(connector)) =
            (site, tariff, number, evse_id, connector)
        else {
            self.broken.push(id);
            return;
        };
        let before = fields.problems.len();
        self.place(fields, &id, (site, tariff), (number, evse_id), connector);
        if fields.problems.len() > before {
            self.broken.push(id);
        }
    }

    /// Puts a connector where it belongs, and holds the line against those before it.
    fn place(
        &mut self,
        fields: &mut Fields<'_>,
        id: &StationId,
        (site, tariff): (SiteId, TariffId),
        (number, evse_id): (u32, EvseId),
        connector: Connector,
    ) {
        let line = fields.line;
        let seen = self.evse_ids.entry(evse_id.compact()).or_insert_with(|| (line, id.clone(), number));
        if (&seen.1, seen.2) != (id, number) {
            fields.wrong("evse_id", ImportFault::Twice { line: seen.0 });
        }
        let count = self.stations.len();
        let place = *self.places.entry(id.clone()).or_insert(count);
        if place == count {
            self.stations.push(SheetStation {
                line,
                id: id.clone(),
                site: site.clone(),
                tariff: tariff.clone(),
                evses: Vec::new(),
            });
        }
        let Some(station) = self.stations.get_mut(place) else { return };
        let differs = |value: &str| ImportFault::Differs { line: station.line, value: super::fault::excerpt(value) };
        if station.site != site {
            fields.wrong("site", differs(station.site.as_str()));
        }
        if station.tariff != tariff {
            fields.wrong("tariff", differs(station.tariff.as_str()));
        }
        match station.evses.iter_mut().find(|evse| evse.evse.number == number) {
            None => {
                station.evses.push(SheetEvse { line, evse: Evse { number, id: evse_id, connectors: vec![connector] } });
            }
            Some(evse) => {
                if evse.evse.id.compact() != evse_id.compact() {
                    let fault = ImportFault::Differs { line: evse.line, value: evse.evse.id.to_string() };
                    fields.wrong("evse_id", fault);
                }
                if evse.evse.connectors.iter().any(|known| known.number == connector.number) {
                    fields.wrong("connector", ImportFault::Twice { line: evse.line });
                } else {
                    evse.evse.connectors.push(connector);
                }
            }
        }
    }

    fn finish(mut self) -> StationSheet {
        if self.columns.is_none() {
            self.problems.push(ImportProblem::new(1, "", "", ImportFault::NoStations));
        }
        let broken = self.broken;
        self.stations.retain(|station| !broken.contains(&station.id));
        self.problems.sort_by_key(|problem| problem.line);
        StationSheet::new(self.stations, self.problems)
    }
}

/// The name that may be meant.
fn nearest(text: &str, names: impl Iterator<Item = &'static str>) -> Option<String> {
    let text: String = text.chars().take(64).collect::<String>().to_ascii_lowercase();
    let distance = |name: &&str| strsim::osa_distance(&text, &name.to_ascii_lowercase());
    names.min_by_key(distance).filter(|name| distance(name) <= name.len() / 3).map(str::to_owned)
}
