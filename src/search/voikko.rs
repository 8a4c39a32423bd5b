//! Finnish by Voikko: a morphological analyser and its dictionary that the operator installed
//! beside the service (`libvoikko1` and `voikko-fi` in Debian). It is opened while the service runs
//! and is never part of it.
//!
//! This is the only file with `unsafe` in it. Every call goes through [`Voikko::word`], which holds
//! the one handle alone.

use std::ffi::{CStr, CString, c_char, c_int};
use std::path::PathBuf;
use std::ptr::NonNull;
use std::sync::{Mutex, PoisonError};

use libloading::Library;
use sha2::{Digest as _, Sha256};

use super::finnish::{Finnish, Forms};

/// How it is called in health.
pub const VOIKKO: &str = "voikko";
/// What the library is called by the loader.
const NAMES: [&str; 3] = ["libvoikko.so.1", "libvoikko.1.dylib", "voikko-1.dll"];
/// Handles at a time: words that wait for one wait a few microseconds.
const HANDLES: usize = 4;
/// A bare piece with fewer letters is a sound between a word and its ending, such as the `n` of
/// `ikäänty+n+yt`; a longer one is a prefix, such as `etä`.
const PREFIX_CHARS_MIN: usize = 3;
/// Analyses of one word that are read; a longer list is of no use for finding.
const ANALYSES_MAX: usize = 8;

/// Where the library looks for dictionaries, beside what its own variable and the home folder say.
const DICTIONARIES: [&str; 5] = [
    "/etc/voikko",
    "/usr/lib/voikko",
    "/usr/local/lib/voikko",
    "/usr/share/voikko",
    "/usr/local/share/voikko",
];
/// The files of a dictionary that analyses depend on.
const FILES: [&str; 2] = ["5/mor-standard/index.txt", "5/mor-standard/mor.vfst"];

type Version = unsafe extern "C" fn() -> *const c_char;
type Init = unsafe extern "C" fn(*mut *const c_char, *const c_char, *const c_char) -> *mut Handle;
type Terminate = unsafe extern "C" fn(*mut Handle);
type Analyse = unsafe extern "C" fn(*mut Handle, *const c_char) -> *mut *mut Mor;
type FreeAnalyses = unsafe extern "C" fn(*mut *mut Mor);
type Value = unsafe extern "C" fn(*const Mor, *const c_char) -> *mut c_char;
type FreeValue = unsafe extern "C" fn(*mut c_char);

/// The library's own handle.
#[repr(C)]
struct Handle {
    _private: [u8; 0],
}

/// The library's own analysis of a word.
#[repr(C)]
struct Mor {
    _private: [u8; 0],
}

#[derive(Clone, Copy)]
struct Functions {
    terminate: Terminate,
    analyse: Analyse,
    free_analyses: FreeAnalyses,
    value: Value,
    free_value: FreeValue,
}

/// A handle that one thread at a time uses.
struct Owned(NonNull<Handle>);

// SAFETY: the library keeps no state per thread; a handle may be used by any thread as long as it is
// one at a time, which the mutex around each handle sees to.
unsafe impl Send for Owned {}

/// The analyser with its dictionary.
pub struct Voikko {
    functions: Functions,
    edition: String,
    handles: Vec<Mutex<Owned>>,
    /// Kept open as long as its functions are called.
    _library: Library,
}

impl Voikko {
    /// Opens the library and its Finnish dictionary; `None` where either is missing.
    pub fn open() -> Option<Voikko> {
        // SAFETY: the initialisers of this library only set up its own tables.
        let library = NAMES
            .iter()
            .find_map(|name| unsafe { Library::new(*name) }.ok())?;
        // SAFETY: the types are those that the library's header, voikko.h, gives these functions.
        let (init, version, functions) = unsafe {
            let version = *library.get::<Version>(b"voikkoGetVersion\0").ok()?;
            let init = *library.get::<Init>(b"voikkoInit\0").ok()?;
            let functions = Functions {
                terminate: *library.get::<Terminate>(b"voikkoTerminate\0").ok()?,
                analyse: *library.get::<Analyse>(b"voikkoAnalyzeWordCstr\0").ok()?,
                free_analyses: *library
                    .get::<FreeAnalyses>(b"voikko_free_mor_analysis\0")
                    .ok()?,
                value: *library
                    .get::<Value>(b"voikko_mor_analysis_value_cstr\0")
                    .ok()?,
                free_value: *library
                    .get::<FreeValue>(b"voikko_free_mor_analysis_value_cstr\0")
                    .ok()?,
            };
            (init, version, functions)
        };
        // SAFETY: the library gives a static text that ends with NUL.
        let version = unsafe { CStr::from_ptr(version()) }.to_string_lossy();
        let edition = format!("{version} {}", dictionaries());
        let mut handles = Vec::with_capacity(HANDLES);
        for _ in 0..HANDLES {
            let mut error = std::ptr::null();
            // SAFETY: both strings end with NUL, and the null path means the usual folders. The
            // error is a static text of the library.
            let handle = unsafe { init(&mut error, c"fi".as_ptr(), std::ptr::null()) };
            handles.push(Mutex::new(Owned(NonNull::new(handle)?)));
        }
        Some(Voikko {
            functions,
            edition,
            handles,
            _library: library,
        })
    }

    /// Calls with a handle that nobody else uses meanwhile.
    fn with_handle<T>(&self, work: impl FnOnce(*mut Handle) -> T) -> T {
        let free = self
            .handles
            .iter()
            .find_map(|handle| handle.try_lock().ok());
        let handle = free.unwrap_or_else(|| {
            let first = self.handles[0].lock();
            first.unwrap_or_else(PoisonError::into_inner)
        });
        work(handle.0.as_ptr())
    }

    fn text(&self, analysis: *const Mor, key: &CStr) -> Option<String> {
        // SAFETY: the analysis is alive until its list is freed, the key ends with NUL, and the
        // value is a string of the library that is copied before it is given back.
        unsafe {
            let value = (self.functions.value)(analysis, key.as_ptr());
            let text = NonNull::new(value)?;
            let copy = CStr::from_ptr(text.as_ptr())
                .to_str()
                .ok()
                .map(str::to_owned);
            (self.functions.free_value)(value);
            copy
        }
    }

    /// The base form and the text of the parts, for every way in which the word can be read.
    fn analyses(&self, word: &str) -> Vec<(String, String)> {
        let Ok(word) = CString::new(word) else {
            return Vec::new();
        };
        self.with_handle(|handle| {
            let mut found = Vec::new();
            // SAFETY: the handle is alive and used by this thread alone; the word ends with NUL. The
            // answer is null or a list that ends with null, whose members are read before it is
            // freed.
            unsafe {
                let list = (self.functions.analyse)(handle, word.as_ptr());
                if list.is_null() {
                    return found;
                }
                let mut at: c_int = 0;
                while at < ANALYSES_MAX as c_int {
                    let analysis = *list.add(at as usize);
                    if analysis.is_null() {
                        break;
                    }
                    if let Some(base) = self.text(analysis, c"BASEFORM") {
                        let bases = self.text(analysis, c"WORDBASES").unwrap_or_default();
                        found.push((base.to_lowercase(), bases));
                    }
                    at += 1;
                }
                (self.functions.free_analyses)(list);
            }
            found
        })
    }
}

impl Drop for Voikko {
    fn drop(&mut self) {
        for handle in &mut self.handles {
            let handle = handle.get_mut().unwrap_or_else(PoisonError::into_inner);
            // SAFETY: nobody else has the handle any more, and it is not used again.
            unsafe { (self.functions.terminate)(handle.0.as_ptr()) };
        }
    }
}

/// A part of a compound: as it stands in the word, and its base form where that is told.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    surface: String,
    base: Option<String>,
}

/// The parts in a text such as `+palvel(palvella)+u(+u)+seteli(seteli)`. A derived part has endings
/// of its own, each `(+…)` or a bare sound, and no base form that would be the part.
fn parts(word_bases: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = word_bases;
    while let Some(piece) = rest.strip_prefix('+') {
        let end = piece.find(['+', '(']).unwrap_or(piece.len());
        let (surface, after) = piece.split_at(end);
        let inner = after
            .strip_prefix('(')
            .and_then(|after| after.split_once(')'));
        rest = inner.map_or(after, |(_, after)| after);
        let base = inner.map(|(base, _)| base);
        let is_ending = match base {
            Some(base) => base.starts_with('+'),
            None => surface.chars().count() < PREFIX_CHARS_MIN,
        };
        match parts.last_mut() {
            _ if surface.chars().all(|sign| sign == '-') => {}
            Some(part) if is_ending => {
                part.surface.push_str(surface);
                part.base = None;
            }
            _ => parts.push(Part {
                surface: surface.to_lowercase(),
                base: base.map(|base| base.replace('=', "").to_lowercase()),
            }),
        }
    }
    parts
}

/// What tells the dictionaries that are installed from other ones: the library does not say which it
/// reads, so all are in it.
fn dictionaries() -> String {
    let home = std::env::home_dir().map(|home| home.join(".voikko"));
    let named = std::env::var_os("VOIKKO_DICTIONARY_PATH").map(PathBuf::from);
    let usual = DICTIONARIES.map(PathBuf::from);
    let mut digest = Sha256::new();
    for folder in named.into_iter().chain(home).chain(usual) {
        for bytes in FILES
            .iter()
            .filter_map(|file| std::fs::read(folder.join(file)).ok())
        {
            digest.update(bytes);
        }
    }
    let digest = digest.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Finnish for Voikko {
    fn name(&self) -> &'static str {
        VOIKKO
    }

    fn dictionary(&self) -> String {
        self.edition.clone()
    }

    fn analyse(&self, word: &str) -> Option<Forms> {
        let mut forms = Forms::default();
        for (base, word_bases) in self.analyses(word) {
            let base: String = base.chars().filter(|sign| *sign != '-').collect();
            let parts = self.bases(&base, parts(&word_bases));
            forms.add(&base, &parts);
        }
        (!forms.is_empty()).then_some(forms)
    }
}

impl Voikko {
    /// The base form of each part. The last one is what the base form of the whole ends with; of a
    /// derived one before it the base form is asked for by itself.
    fn bases(&self, base: &str, parts: Vec<Part>) -> Vec<String> {
        let Some((_, before)) = parts.split_last() else {
            return Vec::new();
        };
        let mut rest = base;
        for part in before {
            match rest.strip_prefix(part.surface.as_str()) {
                Some(after) => rest = after,
                None => return Vec::new(),
            }
        }
        let own = |part: &Part| match &part.base {
            Some(base) => base.clone(),
            None => {
                let read = self.analyses(&part.surface).into_iter().next();
                read.map_or_else(|| part.surface.clone(), |(base, _)| base)
            }
        };
        let mut bases: Vec<String> = before.iter().map(own).collect();
        bases.push(rest.to_owned());
        bases
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_with_their_endings() {
        let read = |text| -> Vec<(String, Option<String>)> {
            parts(text)
                .into_iter()
                .map(|part| (part.surface, part.base))
                .collect()
        };
        let part =
            |surface: &str, base: Option<&str>| (surface.to_owned(), base.map(str::to_owned));
        assert_eq!(
            read("+mielen(mieli)+terve(terve)+ys(+ys)+ongelma(ongelma)"),
            [
                part("mielen", Some("mieli")),
                part("terveys", None),
                part("ongelma", Some("ongelma")),
            ]
        );
        assert_eq!(
            read("+etä+vastaanotto(vastaan=otto)"),
            [part("etä", None), part("vastaanotto", Some("vastaanotto"))]
        );
        assert_eq!(
            read("+ikäänty(ikääntyä)+n+yt(+yt)"),
            [part("ikääntynyt", None)]
        );
        assert_eq!(
            read("+sote(sote)+-+keskus(keskus)"),
            [part("sote", Some("sote")), part("keskus", Some("keskus"))]
        );
    }
}
