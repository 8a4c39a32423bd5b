//! Where a request comes from, as browsers tell it.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// A browser says where its page is from; that must be the host which it calls. Other programs
/// say nothing.
pub(super) fn same_host(headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let origin = match (origins.next(), origins.next()) {
        (None, _) => return true,
        (Some(origin), None) => origin.to_str().ok(),
        (Some(_), Some(_)) => None,
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let (Some((scheme, from)), Some(host)) =
        (origin.and_then(|origin| origin.split_once("://")), host)
    else {
        return false;
    };
    let port = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return false,
    };
    let without_port = |authority: &str| {
        authority
            .strip_suffix(port)
            .unwrap_or(authority)
            .to_ascii_lowercase()
    };
    without_port(from) == without_port(host)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_page_of_the_same_host_is_of_it() {
        for (origin, host, allowed) in [
            (None, Some("example.fi"), true),
            (Some("https://example.fi"), Some("example.fi"), true),
            (Some("https://example.fi:443"), Some("example.fi"), true),
            (Some("http://Example.fi"), Some("example.FI:80"), true),
            (Some("http://localhost:8080"), Some("localhost:8080"), true),
            (Some("http://[::1]:8080"), Some("[::1]:8080"), true),
            (Some("http://localhost:8081"), Some("localhost:8080"), false),
            (
                Some("https://example.fi.evil.org"),
                Some("example.fi"),
                false,
            ),
            (Some("https://evil.org"), Some("example.fi"), false),
            (Some("null"), Some("example.fi"), false),
            (Some("file://"), Some("example.fi"), false),
            (Some("https://example.fi"), None, false),
        ] {
            let mut headers = HeaderMap::new();
            let pairs = [(ORIGIN, origin), (HOST, host)];
            for (name, value) in pairs.into_iter().filter_map(|(n, v)| Some((n, v?))) {
                headers.insert(name, HeaderValue::from_static(value));
            }
            assert_eq!(same_host(&headers), allowed, "{origin:?} {host:?}");
        }
    }
}
