mod phase;
pub use self::phase::Phase;
