//! What the client sends and what it wants back: media types and languages.
//!
//! Invariant: a request body is read only when it says that it is JSON in UTF-8. A browser cannot
//! send that to another site without asking first, so this is also the defence against forged
//! requests.

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderName};

use crate::domain::language::Language;

/// The two ways to write a GraphQL response; they differ in their status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// `application/graphql-response+json`: the status code says whether the request failed.
    Response,
    /// `application/json`, for older clients: 200 for every well-formed request.
    Legacy,
}

impl Format {
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Format::Response => "application/graphql-response+json; charset=utf-8",
            Format::Legacy => "application/json; charset=utf-8",
        }
    }

    /// How well a media range such as `*/*` names this format; more is closer.
    fn matched_by(self, range: &str) -> Option<u8> {
        let exact = match self {
            Format::Response => "application/graphql-response+json",
            Format::Legacy => "application/json",
        };
        match range {
            _ if range.eq_ignore_ascii_case(exact) => Some(2),
            _ if range.eq_ignore_ascii_case("application/*") => Some(1),
            "*/*" => Some(0),
            _ => None,
        }
    }

    /// Quality, closeness and place in the header of the range that decides for this format.
    fn preference(self, ranges: &[Weighted<'_>]) -> Option<(u16, u8, std::cmp::Reverse<usize>)> {
        ranges
            .iter()
            .enumerate()
            .filter(|(_, range)| range.charset_is_utf8())
            .filter_map(|(place, range)| {
                let closeness = self.matched_by(range.value)?;
                Some((closeness, range.quality, place))
            })
            .max_by_key(|(closeness, quality, _)| (*closeness, *quality))
            .filter(|(_, quality, _)| *quality > 0)
            .map(|(closeness, quality, place)| (quality, closeness, std::cmp::Reverse(place)))
    }
}

/// The format the client likes best; `None` when it accepts neither.
///
/// A client that does not say, or does not mind, gets `application/json`.
pub(super) fn format(headers: &HeaderMap) -> Option<Format> {
    let ranges = weighted(headers, ACCEPT);
    if ranges.is_empty() {
        return Some(Format::Legacy);
    }
    let legacy = Format::Legacy.preference(&ranges);
    let response = Format::Response.preference(&ranges);
    match (legacy, response) {
        (None, None) => None,
        (legacy, response) if legacy >= response => Some(Format::Legacy),
        _ => Some(Format::Response),
    }
}

/// The language of the answer: the best of Finnish, Swedish and English, else Finnish.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let mut best = (0, Language::Fi);
    for wish in weighted(headers, ACCEPT_LANGUAGE) {
        let language = match wish.value {
            "*" => Some(Language::Fi),
            tag => Language::parse(tag),
        };
        if let Some(language) = language
            && wish.quality > best.0
        {
            best = (wish.quality, language);
        }
    }
    best.1
}

/// The body says that it is JSON in UTF-8.
pub(super) fn body_is_json(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(content_type), None) = (types.next(), types.next()) else {
        return false;
    };
    let Ok(content_type) = content_type.to_str() else {
        return false;
    };
    let content_type = Weighted::parse(content_type);
    content_type.value.eq_ignore_ascii_case("application/json") && content_type.charset_is_utf8()
}

/// One entry of a header that lists wishes, for example `text/html;charset=utf-8;q=0.7`.
struct Weighted<'h> {
    value: &'h str,
    /// In thousandths.
    quality: u16,
    charset: Option<&'h str>,
}

impl<'h> Weighted<'h> {
    fn parse(entry: &'h str) -> Self {
        let mut parts = entry.split(';').map(str::trim);
        let mut parsed = Weighted {
            value: parts.next().unwrap_or_default(),
            quality: 1_000,
            charset: None,
        };
        for part in parts {
            let Some((name, value)) = part.split_once('=') else {
                continue;
            };
            let value = value.trim().trim_matches('"');
            if name.trim().eq_ignore_ascii_case("q") {
                parsed.quality = quality(value);
            } else if name.trim().eq_ignore_ascii_case("charset") {
                parsed.charset = Some(value);
            }
        }
        parsed
    }

    fn charset_is_utf8(&self) -> bool {
        self.charset.is_none_or(|charset| {
            charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
        })
    }
}

/// A quality value in thousandths; what is none counts as "not at all".
fn quality(value: &str) -> u16 {
    match value.parse::<f32>() {
        Ok(quality) if (0.0..=1.0).contains(&quality) => (quality * 1_000.0).round() as u16,
        _ => 0,
    }
}

/// The entries of all headers of this name, in their order.
fn weighted(headers: &HeaderMap, name: HeaderName) -> Vec<Weighted<'_>> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(','))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(Weighted::parse)
        .collect()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_accept_header_decides_the_format() {
        let json = Some(Format::Legacy);
        let response = Some(Format::Response);
        for (accept, expected) in [
            ("", json),
            ("*/*", json),
            ("application/*", json),
            ("application/json", json),
            ("application/json; charset=utf-8", json),
            ("APPLICATION/GraphQL-Response+JSON", response),
            (
                "application/graphql-response+json, application/json;q=0.9",
                response,
            ),
            (
                "application/graphql-response+json, application/json",
                response,
            ),
            ("application/json, application/graphql-response+json", json),
            ("application/graphql-response+json;q=0.5, */*;q=0.8", json),
            ("application/graphql-response+json, */*", response),
            ("application/json;q=0, */*", response),
            ("text/html, application/xml;q=0.9, */*;q=0.8", json),
            ("text/html", None),
            ("application/json;q=0", None),
            ("application/json;q=nonsense", None),
            ("application/json; charset=iso-8859-1", None),
        ] {
            assert_eq!(format(&headers(ACCEPT, accept)), expected, "{accept}");
        }
        assert_eq!(format(&HeaderMap::new()), json);
    }

    #[test]
    fn only_json_in_utf8_is_read() {
        for (content_type, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=UTF-8", true),
            ("application/json;charset=\"utf-8\"", true),
            ("application/json; charset=iso-8859-1", false),
            ("application/graphql", false),
            ("application/jsonp", false),
            ("text/plain", false),
            ("text/plain; application/json", false),
            ("multipart/form-data; boundary=a", false),
            ("", false),
        ] {
            let headers = headers(CONTENT_TYPE, content_type);
            assert_eq!(body_is_json(&headers), expected, "{content_type}");
        }
        assert!(!body_is_json(&HeaderMap::new()));
        let mut two = headers(CONTENT_TYPE, "application/json");
        two.append(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        assert!(!body_is_json(&two));
    }

    #[test]
    fn the_best_known_language_wins_and_finnish_is_the_default() {
        for (accept, expected) in [
            ("", Language::Fi),
            ("de, fr", Language::Fi),
            ("sv-FI, fi;q=0.5", Language::Sv),
            ("fi;q=0.5, en;q=0.7, sv;q=0.6", Language::En),
            ("de, en;q=0.1", Language::En),
            ("en, sv", Language::En),
            ("sv;q=0, *", Language::Fi),
        ] {
            assert_eq!(language(&headers(ACCEPT_LANGUAGE, accept)), expected);
        }
    }
}
