//! `csms backup` and `csms restore`.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use cms_core::access::erase_again;
use cms_core::storage::backup;
use cms_ocpp_tokio::{Randomness as _, SystemRandomness};

use crate::anchor::sync_folder_of;
use crate::house::{Failure, HouseOptions, PEPPER};

/// Writes everything in the store into the new file `to`; central systems may go on working with the store meanwhile.
///
/// The pepper is not in it: without it the keys in the backup are worthless, so it is kept elsewhere.
///
/// # Errors
/// Where the store cannot be read, or the file exists already or cannot be written.
pub async fn back_up(
    options: &HouseOptions,
    to: &Path,
    now: DateTime<Utc>,
    output: &mut impl Write,
) -> Result<(), Failure> {
    if to.exists() {
        return Err(format!("{} exists already; name a new file", to.display()).into());
    }
    let store = options.store.open_existing(&options.data).await?;
    if let Some(anchor) = &options.anchor {
        anchor.check(&*store.shared()).await?;
    }
    let mut draft = to.as_os_str().to_owned();
    draft.push(".draft");
    let made = write(&*store.shared(), Path::new(&draft), to, now).await;
    if made.is_err() {
        // Half a backup is no use; the error says what was wrong.
        let _ = fs::remove_file(&draft);
    }
    store.close().await?;
    let backup::BackedUp { horizon, records, .. } = made?;
    writeln!(output, "{records} records as of {} are in {}", horizon.taken_at.to_rfc3339(), to.display())?;
    writeln!(
        output,
        "Keep {} elsewhere: nothing in the backup can be used without it",
        options.data.join(PEPPER).display()
    )?;
    Ok(())
}

async fn write(
    store: &dyn cms_core::storage::Store,
    draft: &Path,
    to: &Path,
    now: DateTime<Utc>,
) -> Result<backup::BackedUp, Failure> {
    let mut file = OpenOptions::new();
    file.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    let mut out = BufWriter::new(file.open(draft)?);
    let made = backup::back_up(store, now, &mut out).await?;
    out.into_inner()?.sync_all()?;
    fs::rename(draft, to)?;
    sync_folder_of(to)?;
    Ok(made)
}

/// Takes a backup into a new store, opens a new epoch, and tells what the store cannot know.
///
/// # Errors
/// Where the pepper or the anchor is missing, the store is not new, or the backup cannot be taken in.
pub async fn restore(
    options: &HouseOptions,
    from: &Path,
    now: DateTime<Utc>,
    output: &mut impl Write,
) -> Result<(), Failure> {
    let pepper = options.data.join(PEPPER);
    if !pepper.exists() {
        let pepper = pepper.display();
        return Err(format!("bring the pepper of the lost store to {pepper} first: without it nobody is known").into());
    }
    let file = options.anchor.as_ref().ok_or("name the anchor of the lost store with --anchor")?;
    let mut anchor = file.read()?.ok_or_else(|| {
        format!(
            "there is no anchor at {}; name that of the lost store with --anchor. Is it lost too, write one by hand: \
             {{\"id_epoch\":{{\"restores\":N}},\"position\":0}}, where N is how often the store was ever restored",
            file.path().display()
        )
    })?;
    let mut lines = BufReader::new(File::open(from).map_err(|error| format!("{}: {error}", from.display()))?);
    let open = options.store.open(&options.data).await?;
    let store = &*open.shared();
    let restored = backup::restore(&mut lines, store, &mut anchor, now, &mut |anchor| file.keep(anchor)).await?;
    let drawn = SystemRandomness.seed()?;
    let mut counter = 0_u64;
    let mut seeds = || {
        counter += 1;
        let mut seed = drawn;
        for (byte, count) in seed.iter_mut().zip(counter.to_be_bytes()) {
            *byte ^= count;
        }
        seed
    };
    let refused = erase_again(store, &anchor, now, &mut seeds).await?;
    open.close().await?;

    let (records, epoch) = (restored.records, restored.id_epoch.restores);
    writeln!(output, "{records} records as of {} were restored", restored.horizon.taken_at.to_rfc3339())?;
    writeln!(output, "This is restore {epoch} of 31; keep {}, and serve with it", file.path().display())?;
    for (account, refusal) in refused {
        writeln!(output, "{account} was erased and is not any more: {refusal}")?;
    }
    write!(output, "{}", restored.unknown)?;
    Ok(())
}
