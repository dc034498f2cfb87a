//! Names of the specification as Rust writes them.

/// The words of a name: `evMinV2XEnergyRequest` is ev, min, v2x, energy, request.
fn words(name: &str) -> Vec<String> {
    // Units and abbreviations of mixed case are one word.
    let name = name.replace("SoC", "Soc").replace("soC", "soc").replace("soH", "soh").replace("V2X", "V2x");
    let name = name.replace("EMAID", "Emaid").replace("SOC", "Soc").replace("OCPP", "Ocpp").replace("kVA", "kva");
    let name = name.replace("kW", "kw").replace("IKEv2", "Ikev2");
    let characters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (index, character) in characters.iter().enumerate() {
        if !character.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = index.checked_sub(1).and_then(|index| characters.get(index));
        let after = characters.get(index + 1);
        let begins = character.is_ascii_uppercase()
            && (before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit())
                || (before.is_some_and(char::is_ascii_uppercase) && after.is_some_and(char::is_ascii_lowercase)));
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(character.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `sampled_value`.
pub(crate) fn snake(name: &str) -> String {
    words(name).join("_")
}

/// The name of a field; the keyword among them is raw.
pub(crate) fn field(name: &str) -> String {
    let snake = snake(name);
    if snake == "type" { format!("r#{snake}") } else { snake }
}

/// `SampledValue`.
pub(crate) fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    for word in words(name) {
        let mut characters = word.chars();
        pascal.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        pascal.push_str(characters.as_str());
    }
    pascal
}

/// `Sampled value`.
pub(crate) fn phrase(name: &str) -> String {
    let words: Vec<String> = words(name)
        .into_iter()
        .map(|word| match word.as_str() {
            "id" | "ev" | "evse" | "der" | "ocpp" | "csms" | "vpn" | "apn" | "ac" | "dc" | "ocsp" | "uri" | "url"
            | "v2x" | "exi" | "vat" | "l1" | "l2" | "l3" => word.to_uppercase(),
            "soc" => "state of charge".to_owned(),
            _ => word,
        })
        .collect();
    let text = words.join(" ").replace(" ID", " id");
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The name of a variant for a word of an enum.
pub(crate) fn variant(word: &str) -> String {
    match word {
        // `Unknown` is the name of the variant that keeps what the schema does not list.
        "Unknown" => "NotKnown".to_owned(),
        "s309-1P-16A" => "S309SinglePhase16A".to_owned(),
        "s309-1P-32A" => "S309SinglePhase32A".to_owned(),
        "s309-3P-16A" => "S309ThreePhase16A".to_owned(),
        "s309-3P-32A" => "S309ThreePhase32A".to_owned(),
        "sCEE-7-7" => "SCee7_7".to_owned(),
        _ => pascal(word),
    }
}

/// The name of a type for a definition of the 2.x schemas, or of the security extension of 1.6.
pub(crate) fn type_name(definition: &str) -> String {
    match definition {
        // Without the suffix these would be the name of an action or of an object.
        "ClearChargingProfileType" => "ClearChargingProfileCriteria".to_owned(),
        "IdTokenEnumType" => "IdTokenType".to_owned(),
        "VPNEnumType" => "VpnType".to_owned(),
        "TransactionEventEnumType" => "TransactionEventType".to_owned(),
        "ResetEnumType" => "ResetType".to_owned(),
        "BatterySwapEventEnumType" => "BatterySwapEvent".to_owned(),
        "CertificateStatusEnumType" => "CertificateStatusKind".to_owned(),
        "CostDimensionEnumType" => "CostDimensionType".to_owned(),
        "GetCertificateStatusEnumType" => "GetCertificateStatusStatus".to_owned(),
        // Without it these would say too little.
        "LogEnumType" => "LogType".to_owned(),
        "DataEnumType" => "DataType".to_owned(),
        "UpdateEnumType" => "UpdateType".to_owned(),
        "MonitorEnumType" => "MonitorType".to_owned(),
        "ConnectorEnumType" => "ConnectorType".to_owned(),
        "EventNotificationEnumType" => "EventNotificationType".to_owned(),
        "AttributeEnumType" => "AttributeType".to_owned(),
        "DERControlEnumType" => "DerControlType".to_owned(),
        "ReportBaseEnumType" => "ReportBase".to_owned(),
        _ => {
            let stem = definition.strip_suffix("EnumType").or_else(|| definition.strip_suffix("Type"));
            pascal(stem.unwrap_or(definition))
        }
    }
}
