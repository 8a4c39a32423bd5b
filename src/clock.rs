//! The clock: the only way in which time enters the program.

use std::sync::Mutex;

use chrono::{DateTime, SubsecRound, Utc};

/// Tells the moment, in whole microseconds, as the log stores it.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}

/// A clock that stands where it was set: for tests, and for the demo's years gone by.
#[derive(Debug)]
pub struct ManualClock(Mutex<DateTime<Utc>>);

impl ManualClock {
    pub fn at(moment: DateTime<Utc>) -> ManualClock {
        ManualClock(Mutex::new(moment.trunc_subsecs(6)))
    }

    pub fn set(&self, moment: DateTime<Utc>) {
        *self
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) = moment.trunc_subsecs(6);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self
            .0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
