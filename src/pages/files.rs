//! What pages are made of: queries, templates, words, styles, fonts and scripts under `web/`.
//!
//! In a release they are inside the binary; while developing they are read anew each time.
//! `web/islands` is built by `scripts/islands` from `islands`, where Node is; pages do without.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "web/"]
struct Web;

/// The text of a file, such as `pages/home/page.html`.
pub fn text(path: &str) -> Option<String> {
    let bytes = bytes(path)?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What is in a file.
#[cfg(not(debug_assertions))]
fn bytes(path: &str) -> Option<Cow<'static, [u8]>> {
    Some(Web::get(path)?.data)
}

/// What is in a file, without its hash, which costs more than the reading.
#[cfg(debug_assertions)]
fn bytes(path: &str) -> Option<Cow<'static, [u8]>> {
    let known = Web::iter().any(|name| name == path);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    std::fs::read(folder.join(path))
        .ok()
        .filter(|_| known)
        .map(Cow::Owned)
}

/// The names of all files under a folder.
pub fn names(folder: &str) -> Vec<String> {
    let all = Web::iter().map(|name| name.into_owned());
    let mut names: Vec<String> = all.filter(|name| name.starts_with(folder)).collect();
    names.sort();
    names
}

/// Something that browsers fetch beside a page.
pub struct Asset {
    pub content_type: &'static str,
    pub bytes: Cow<'static, [u8]>,
}

/// A file that browsers may fetch: a style, a font, a script, an island or the mark of the service.
pub fn asset(name: &str) -> Option<Asset> {
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    let (folders, content_type): (&[&str], _) = match name.rsplit_once('.')?.1 {
        "css" => (&["styles"], "text/css; charset=utf-8"),
        "js" => (&["scripts", "islands"], SCRIPT),
        "woff2" => (&["fonts"], "font/woff2"),
        "svg" => (&["images"], "image/svg+xml"),
        _ => return None,
    };
    let is_plain = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let mut found = folders.iter().filter(|_| is_plain);
    let bytes = found.find_map(|folder| bytes(&format!("{folder}/{name}")))?;
    Some(Asset {
        content_type,
        bytes,
    })
}

/// Whether the name of a file changes with its content: what several islands share.
pub fn is_named_by_content(name: &str) -> bool {
    name.starts_with("shared-")
}

/// A text that is another one whenever a file is: part of every ETag and of every asset's address.
#[cfg(not(debug_assertions))]
pub fn version() -> String {
    use std::sync::LazyLock;

    use sha2::{Digest as _, Sha256};

    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let mut all = Sha256::new();
        for name in Web::iter() {
            if let Some(file) = Web::get(&name) {
                all.update(name.as_bytes());
                all.update(file.metadata.sha256_hash());
            }
        }
        let hash = all.finalize();
        hash.iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    });
    VERSION.clone()
}

/// A text that is another one whenever a file is: part of every ETag and of every asset's address.
#[cfg(debug_assertions)]
pub fn version() -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    let changed = Web::iter().filter_map(|name| {
        let about = std::fs::metadata(folder.join(name.as_ref())).ok()?;
        let since = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH);
        Some((since.ok()?.as_millis(), about.len()))
    });
    let (newest, bytes) = changed.fold((0, 0), |(newest, bytes), (at, length)| {
        (at.max(newest), bytes + length)
    });
    format!("{newest:x}-{bytes:x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_browsers_need_can_be_fetched() {
        assert!(asset("style.css").is_some());
        for name in [
            "page.html",
            "../locales/fi.ftl",
            "../styles/style.css",
            "style",
            "fi.ftl",
        ] {
            assert!(asset(name).is_none(), "{name}");
        }
    }
}
