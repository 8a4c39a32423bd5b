//! The queries and actions of pages, with the shared fragments that they use.

use std::collections::BTreeSet;

use super::files;

/// Fragments that any query of a page may spread without spelling them out.
const SHARED: &str = "parts/fragments.graphql";
/// Those that the queries of one page share, in its folder; they come before those of all pages.
const OF_PAGE: &str = "fragments.graphql";

/// The text of a query with every shared fragment it needs; `None` when there is no such file.
pub fn text(path: &str) -> Option<String> {
    let own = files::text(path)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let shared = [format!("{folder}/{OF_PAGE}"), SHARED.to_owned()];
    let shared = shared.iter().filter_map(|path| files::text(path));
    let shared = shared.collect::<Vec<_>>().join("\n");
    Some(with_fragments(own, &shared))
}

/// Adds the fragments that a text spreads and does not define, and those that they spread.
fn with_fragments(mut text: String, shared: &str) -> String {
    let known: Vec<(&str, &str)> = shared.split("fragment ").filter_map(named).collect();
    let mut done: BTreeSet<String> = text
        .split("fragment ")
        .skip(1)
        .filter_map(named)
        .map(|(name, _)| name.to_owned())
        .collect();
    loop {
        let wanted = spreads(&text).find(|name| !done.contains(*name));
        let Some(name) = wanted.map(str::to_owned) else {
            return text;
        };
        if let Some((_, body)) = known.iter().find(|(known, _)| *known == name) {
            text.push_str(&format!("\nfragment {}\n", body.trim_end()));
        }
        done.insert(name);
    }
}

/// The name at the beginning of a fragment, with all of it.
fn named(fragment: &str) -> Option<(&str, &str)> {
    let (name, rest) = fragment.split_once(' ')?;
    rest.starts_with("on ").then_some((name, fragment))
}

fn spreads(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split("...").skip(1);
    let names = after.map(|rest| {
        let end = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_');
        &rest[..end.unwrap_or(rest.len())]
    });
    names.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_gets_what_it_spreads_and_nothing_more() {
        let shared = "fragment A on X {\n  b {\n    ...B\n  }\n}\n\nfragment B on Y {\n  c\n}\n\n\
            fragment C on Z {\n  d\n}\n";
        let made = with_fragments("query Q { x { ...A } }".to_owned(), shared);
        assert!(made.contains("fragment A on X {"), "{made}");
        assert!(made.contains("fragment B on Y {"), "{made}");
        assert!(!made.contains("fragment C"), "{made}");
        let own = "query Q { x { ...B ... on W { e } } }\n\nfragment B on Y {\n  f\n}\n";
        assert_eq!(with_fragments(own.to_owned(), shared), own);
    }
}
