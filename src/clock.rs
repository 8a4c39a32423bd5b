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

/// A clock that stands where it was set, until it is let go and tells the machine's time: for
/// tests, and for the demo's years gone by.
#[derive(Debug)]
pub struct ManualClock(Mutex<Option<DateTime<Utc>>>);

impl ManualClock {
    pub fn at(moment: DateTime<Utc>) -> ManualClock {
        ManualClock(Mutex::new(Some(moment.trunc_subsecs(6))))
    }

    pub fn set(&self, moment: DateTime<Utc>) {
        *self.held() = Some(moment.trunc_subsecs(6));
    }

    /// From now on it tells the machine's time.
    pub fn let_go(&self) {
        *self.held() = None;
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<DateTime<Utc>>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        self.held().unwrap_or_else(|| SystemClock.now())
    }
}
