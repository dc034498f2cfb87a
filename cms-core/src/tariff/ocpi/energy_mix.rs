//! Where the energy comes from.

use cms_json::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema};
use cms_json::types::{Extra, JsonDecimal};
use cms_json::{object, open_enum};

/// Where the energy of a tariff comes from (OCPI 2.2.1, module locations, EnergyMix).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiEnergyMix {
    /// Whether all of it is from regenerative sources.
    pub is_green_energy: bool,
    /// The sources and their shares.
    pub energy_sources: Option<Vec<OcpiEnergySource>>,
    /// What its generation leaves behind.
    pub environ_impact: Option<Vec<OcpiEnvironmentalImpact>>,
    /// The supplier.
    pub supplier_name: Option<String>,
    /// The supplier's name for it.
    pub energy_product_name: Option<String>,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiEnergyMix closed nullable {
        0 is_green_energy: "is_green_energy" required ValueSchema::Boolean;
        1 energy_sources: "energy_sources" optional ValueSchema::List(&ListSchema::new(
            ValueSchema::Object(OcpiEnergySource::SCHEMA), 0, None));
        2 environ_impact: "environ_impact" optional ValueSchema::List(&ListSchema::new(
            ValueSchema::Object(OcpiEnvironmentalImpact::SCHEMA), 0, None));
        3 supplier_name: "supplier_name" optional ValueSchema::Text(TextSchema::up_to(64));
        4 energy_product_name: "energy_product_name" optional ValueSchema::Text(TextSchema::up_to(64));
    }
}

/// A source and its share (OCPI 2.2.1, EnergySource).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiEnergySource {
    /// The source.
    pub source: OcpiEnergySourceCategory,
    /// Its share in percent, 0 to 100.
    pub percentage: JsonDecimal,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiEnergySource closed nullable {
        0 source: "source" required ValueSchema::Choice(OcpiEnergySourceCategory::SCHEMA);
        1 percentage: "percentage" required ValueSchema::Number(RangeSchema::ANY.at_least(0).at_most(100));
    }
}

open_enum! {
    /// A source of energy.
    OcpiEnergySourceCategory {
        /// Nuclear power.
        Nuclear = "NUCLEAR",
        /// Fossil fuels of any kind.
        GeneralFossil = "GENERAL_FOSSIL",
        /// Coal.
        Coal = "COAL",
        /// Gas.
        Gas = "GAS",
        /// Regenerative sources of any kind.
        GeneralGreen = "GENERAL_GREEN",
        /// The sun.
        Solar = "SOLAR",
        /// Wind.
        Wind = "WIND",
        /// Water.
        Water = "WATER",
    }
}

/// What the generation of a kWh leaves behind (OCPI 2.2.1, EnvironmentalImpact).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiEnvironmentalImpact {
    /// What.
    pub category: OcpiEnvironmentalImpactCategory,
    /// How much, in g/kWh.
    pub amount: JsonDecimal,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiEnvironmentalImpact closed nullable {
        0 category: "category" required ValueSchema::Choice(OcpiEnvironmentalImpactCategory::SCHEMA);
        1 amount: "amount" required ValueSchema::Number(RangeSchema::ANY);
    }
}

open_enum! {
    /// Something that the generation of energy leaves behind.
    OcpiEnvironmentalImpactCategory {
        /// Nuclear waste.
        NuclearWaste = "NUCLEAR_WASTE",
        /// Carbon dioxide.
        CarbonDioxide = "CARBON_DIOXIDE",
    }
}
