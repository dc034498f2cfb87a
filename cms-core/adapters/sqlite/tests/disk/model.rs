//! A disk with a cache in front of it that may lose, in a power failure, anything that was not synced.
//!
//! The unit that is written whole or not at all is a sector of 512 bytes. Until a sync, each sector may be on the disk as
//! it was after any of the writes to it, in any order among sectors; a file may have any of the lengths it had, with
//! zeros or garbage where nothing arrived; a name may stand for any file it stood for. A sync that fails settles what
//! arrives of what was pending: the rest is lost though the cache still shows it, and no later sync brings it back.

use std::collections::BTreeMap;
use std::path::Path;

use crate::random::Random;
use crate::record::Event;

const SECTOR: usize = 512;

/// The disk and its cache.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    files: Vec<File>,
    names: BTreeMap<String, Name>,
    open: BTreeMap<i32, Option<usize>>,
    calls: u32,
}

impl Disk {
    /// Does what the program did.
    pub(crate) fn apply(&mut self, event: &Event, random: &mut Random) {
        match event {
            Event::Started => self.open.clear(),
            Event::Opened { descriptor, path, created } => {
                let file = self.find(path, *created);
                self.open.insert(*descriptor, file);
            }
            Event::Closed { descriptor } => {
                self.open.remove(descriptor);
            }
            Event::Written { descriptor, offset, data } => {
                self.calls += 1;
                let call = self.calls;
                self.file(*descriptor).write(call, *offset, data);
            }
            Event::Resized { descriptor, size } => self.file(*descriptor).resize(*size),
            Event::Synced { descriptor, .. } => match self.open[descriptor] {
                Some(file) => self.files[file].sync(),
                None => self.names.values_mut().for_each(Name::sync),
            },
            Event::SyncFailed { descriptor } => {
                // Names are in the journal of the file system, which does not forget what it could not write.
                if let Some(Some(file)) = self.open.get(descriptor) {
                    self.files[*file].settle(Arrives::choose(random), random);
                }
            }
            Event::Unlinked { path } => self.names.get_mut(path).unwrap().pending.push(None),
            Event::SyncSwallowed | Event::Said(_) | Event::Fault => {}
        }
    }

    /// Writes to `directory` what the disk may hold if the power fails now.
    pub(crate) fn fail(&self, directory: &Path, random: &mut Random) {
        let arrives = Arrives::choose(random);
        for (path, name) in &self.names {
            let Some(file) = name.after(arrives, random) else { continue };
            let content = self.files[file].after(arrives, random);
            let to = directory.join(Path::new(path).file_name().unwrap());
            std::fs::write(to, content).unwrap();
        }
    }

    /// The file of a name, none for the directory.
    fn find(&mut self, path: &str, created: bool) -> Option<usize> {
        if created {
            self.files.push(File::default());
            let file = Some(self.files.len() - 1);
            self.names.entry(path.to_owned()).or_default().pending.push(file);
            return file;
        }
        self.names.get(path).and_then(Name::now)
    }

    fn file(&mut self, descriptor: i32) -> &mut File {
        let file = self.open[&descriptor].unwrap();
        &mut self.files[file]
    }
}

/// How much of what is pending arrives.
#[derive(Debug, Clone, Copy)]
enum Arrives {
    Nothing,
    Everything,
    /// Each call of write as a whole or not.
    SomeCalls,
    /// Each sector by itself.
    SomeSectors,
    /// All sectors but very few.
    MostSectors,
    /// Very few sectors.
    FewSectors,
}

impl Arrives {
    fn choose(random: &mut Random) -> Self {
        match random.below(8) {
            0 => Self::Nothing,
            1 => Self::Everything,
            2 | 3 => Self::SomeCalls,
            4 | 5 => Self::SomeSectors,
            6 => Self::MostSectors,
            _ => Self::FewSectors,
        }
    }

    /// How many of `count` changes, one after the other, have arrived.
    fn of(self, count: usize, random: &mut Random) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Everything => count,
            Self::SomeCalls | Self::SomeSectors => random.below(count + 1),
            Self::MostSectors if random.below(16) > 0 => count,
            Self::FewSectors if random.below(16) > 0 => 0,
            Self::MostSectors | Self::FewSectors => random.below(count + 1),
        }
    }
}

/// What a name stands for: a file or nothing.
#[derive(Debug, Default)]
struct Name {
    durable: Option<usize>,
    pending: Vec<Option<usize>>,
}

impl Name {
    fn now(&self) -> Option<usize> {
        self.pending.last().copied().unwrap_or(self.durable)
    }

    fn sync(&mut self) {
        self.durable = self.now();
        self.pending.clear();
    }

    fn after(&self, arrives: Arrives, random: &mut Random) -> Option<usize> {
        match arrives.of(self.pending.len(), random) {
            0 => self.durable,
            arrived => self.pending[arrived - 1],
        }
    }
}

#[derive(Debug, Default)]
struct File {
    /// What a program reads.
    cache: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Pending>,
}

#[derive(Debug)]
enum Pending {
    /// A sector as it is in the cache after a write.
    Sector {
        call: u32,
        sector: usize,
        data: Box<[u8; SECTOR]>,
    },
    Size {
        size: usize,
    },
}

impl File {
    fn write(&mut self, call: u32, offset: usize, data: &[u8]) {
        let end = offset + data.len();
        if end > self.cache.len() {
            self.resize(end);
        }
        self.cache[offset..end].copy_from_slice(data);
        for sector in offset / SECTOR..end.div_ceil(SECTOR) {
            let from = sector * SECTOR;
            let to = self.cache.len().min(from + SECTOR);
            let mut data = Box::new([0; SECTOR]);
            data[..to - from].copy_from_slice(&self.cache[from..to]);
            self.pending.push(Pending::Sector { call, sector, data });
        }
    }

    fn resize(&mut self, size: usize) {
        self.cache.resize(size, 0);
        self.pending.push(Pending::Size { size });
    }

    fn sync(&mut self) {
        for pending in self.pending.drain(..) {
            match pending {
                Pending::Size { size } => self.durable.resize(size, 0),
                Pending::Sector { sector, data, .. } => put(&mut self.durable, sector, &data),
            }
        }
        self.durable.resize(self.cache.len(), 0);
    }

    fn settle(&mut self, arrives: Arrives, random: &mut Random) {
        self.durable = self.after(arrives, random);
        self.pending.clear();
    }

    /// What may be on the disk of this file.
    fn after(&self, arrives: Arrives, random: &mut Random) -> Vec<u8> {
        let sizes: Vec<(usize, usize)> = self.pending.iter().enumerate().filter_map(sized).collect();
        let arrived = arrives.of(sizes.len(), random);
        let last_size = arrived.checked_sub(1).map(|last| sizes[last]);
        let mut content = self.durable.clone();
        let mut sectors: BTreeMap<usize, Vec<&[u8; SECTOR]>> = BTreeMap::new();
        let (mut last_call, mut lands) = (None, true);
        for (place, pending) in self.pending.iter().enumerate() {
            match pending {
                // A file that was cut on the disk has nothing of what was behind the cut.
                Pending::Size { size } if last_size.is_some_and(|(last, _)| place <= last) => {
                    content.truncate(*size);
                    sectors.retain(|sector, _| sector * SECTOR < *size);
                }
                Pending::Size { .. } => {}
                Pending::Sector { call, sector, data } => {
                    if matches!(arrives, Arrives::SomeCalls) && last_call.replace(call) != Some(call) {
                        lands = random.coin();
                    }
                    if lands {
                        sectors.entry(*sector).or_default().push(data);
                    }
                }
            }
        }
        let size = last_size.map_or(self.durable.len(), |(_, size)| size);
        // What was never written shows zeros, or what had been there before.
        content.resize(size, if random.coin() { 0 } else { 0xA5 });
        for (sector, versions) in sectors {
            let arrived = match arrives {
                Arrives::SomeCalls => versions.len(),
                other => other.of(versions.len(), random),
            };
            if arrived > 0 && sector * SECTOR < size {
                put(&mut content, sector, versions[arrived - 1]);
            }
        }
        content.truncate(size);
        content
    }
}

fn sized((place, pending): (usize, &Pending)) -> Option<(usize, usize)> {
    match pending {
        Pending::Size { size } => Some((place, *size)),
        Pending::Sector { .. } => None,
    }
}

fn put(content: &mut Vec<u8>, sector: usize, data: &[u8; SECTOR]) {
    let (from, to) = (sector * SECTOR, (sector + 1) * SECTOR);
    if content.len() < to {
        content.resize(to, 0);
    }
    content[from..to].copy_from_slice(data);
}
