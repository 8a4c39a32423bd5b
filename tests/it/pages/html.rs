//! What holds of the text of every page.

use std::collections::BTreeSet;

use hankemuisti::domain::language::Language;
use serde_json::Value;

/// The tags of a page with their attributes as written, in their order.
fn tags(html: &str) -> Vec<&str> {
    let pieces = html.split('<').skip(1);
    pieces.filter_map(|piece| piece.split('>').next()).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    rest.split('"').next()
}

/// The text between tags, without them.
fn text(html: &str) -> String {
    let pieces = html
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, t)| t));
    pieces.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn inner<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let opening = format!("<{name}");
    let closing = format!("</{name}>");
    let pieces = html.split(&opening as &str).skip(1);
    pieces
        .filter(|piece| piece.starts_with(['>', ' ']))
        .filter_map(|piece| piece.split_once('>')?.1.split(&closing as &str).next())
        .collect()
}

/// Checks a page and gives its title.
pub fn check(address: &str, html: &str, language: Language) -> String {
    let tags = tags(html);
    let html_tag = tags.iter().find(|tag| tag.starts_with("html")).unwrap();
    assert_eq!(
        attribute(html_tag, "lang"),
        Some(language.code()),
        "{address}"
    );
    assert!(
        !html.contains("class=\"broken\""),
        "a part of {address} failed: {html}"
    );
    headings(address, html);
    own(address, &tags);
    ids(address, &tags);
    let title = inner(html, "title").first().map(|title| text(title));
    let title = title.unwrap_or_default();
    assert!(title.contains(" – "), "{address}: {title}");
    for block in html.split("<script type=\"application/ld+json\">").skip(1) {
        let json = block.split("</script>").next().unwrap();
        let json: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{address}: {e}"));
        assert!(json["name"].is_string(), "{address}: {json}");
    }
    for word in ["skip", "<main", "<header", "<footer", "<nav"] {
        assert!(html.contains(word), "{address} has no {word}");
    }
    title
}

/// One first heading, none empty, none without something under it.
fn headings(address: &str, html: &str) {
    assert_eq!(inner(html, "h1").len(), 1, "{address} has not one h1");
    for level in ["h1", "h2", "h3", "h4"] {
        for heading in inner(html, level) {
            assert!(!text(heading).is_empty(), "{address} has an empty {level}");
        }
        let closing = format!("</{level}>");
        for after in html.split(&closing as &str).skip(1) {
            let next = after.trim_start();
            let same = format!("<{level}");
            let is_bare = next.starts_with(&same as &str)
                || next.starts_with("</section>")
                || next.starts_with("</main>");
            assert!(!is_bare, "{address} has an {level} with nothing under it");
        }
    }
}

/// Nothing is fetched from elsewhere, nothing runs or looks otherwise than by files of this site.
fn own(address: &str, tags: &[&str]) {
    for tag in tags {
        let name = tag.split_whitespace().next().unwrap_or_default();
        for loaded in ["src", "data", "poster", "srcset"] {
            if let Some(place) = attribute(tag, loaded) {
                assert!(place.starts_with("/assets/"), "{address}: <{tag}>");
            }
        }
        if name == "link" {
            let rel = attribute(tag, "rel").unwrap_or_default();
            let href = attribute(tag, "href").unwrap_or_default();
            let is_address = ["canonical", "alternate"].contains(&rel);
            assert!(
                is_address || href.starts_with("/assets/"),
                "{address}: <{tag}>"
            );
        }
        if let Some(action) = attribute(tag, "action") {
            assert!(
                action.starts_with('/') && !action.starts_with("//"),
                "{address}: <{tag}>"
            );
        }
        let unquoted: String = tag.split('"').step_by(2).collect();
        let mut names = unquoted.split_whitespace().skip(1);
        let inline = names.any(|name| name.starts_with("on") || name.starts_with("style"));
        let is_tag = name.starts_with(|sign: char| sign.is_ascii_lowercase());
        assert!(!(inline && is_tag), "{address}: <{tag}>");
    }
}

/// Every id is there once, and what labels and links within the page point at is there.
fn ids(address: &str, tags: &[&str]) {
    let mut ids = BTreeSet::new();
    for tag in tags {
        if let Some(id) = attribute(tag, "id") {
            assert!(ids.insert(id), "{address} has two ids {id}");
        }
    }
    for tag in tags {
        for name in ["for", "aria-labelledby", "aria-describedby"] {
            if let Some(id) = attribute(tag, name) {
                assert!(ids.contains(id), "{address}: {name}={id} leads nowhere");
            }
        }
        if let Some(id) = attribute(tag, "href").and_then(|href| href.strip_prefix('#')) {
            assert!(ids.contains(id), "{address}: #{id} leads nowhere");
        }
    }
}
