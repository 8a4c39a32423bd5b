//! Who acts: the token or the cookie of a request, and who stands behind it.
//!
//! Invariant: a token or a session is either valid or the request is refused; a bad one never falls
//! back to the reader. Only a request without any acts as the reader. A changing request by cookie
//! must prove that it is of this site's own page, for browsers send cookies for everybody.
//!
//! There are sessions and access tokens of people, and in the demo a development token per role.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE as HEADER_COOKIE};
use chrono::TimeDelta;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};

use super::origin::same_host;
use crate::app::App;
use crate::domain::actor::{Actor, Role};

/// Tokens for trying out the service, one per role, as text `dev.<role>.<64 hexadecimal digits>`.
///
/// They live as long as the secret. Nobody can ask for a token of the reader, who needs none, or
/// of the operator, who sits at the machine.
#[derive(Clone)]
pub struct DevelopmentTokens {
    secret: [u8; 32],
}

impl DevelopmentTokens {
    pub fn new(secret: [u8; 32]) -> Self {
        DevelopmentTokens { secret }
    }

    /// The token of a role; the same text every time for the same secret.
    pub fn issue(&self, role: Role) -> Option<String> {
        if matches!(role, Role::Reader | Role::Operator) {
            return None;
        }
        let signed = format!("dev.{}", role.key());
        let signature = self.mac(&signed).finalize().into_bytes();
        Some(format!("{signed}.{}", hexadecimal(&signature)))
    }

    /// The actor of a token that this secret signed; compares in constant time.
    pub fn verify(&self, token: &str) -> Option<Actor> {
        let (signed, digits) = token.rsplit_once('.')?;
        let role = Role::parse(signed.strip_prefix("dev.")?)?;
        if matches!(role, Role::Reader | Role::Operator) {
            return None;
        }
        self.mac(signed).verify_slice(&bytes(digits)?).ok()?;
        Some(Actor::demo(role))
    }

    fn mac(&self, signed: &str) -> Hmac<Sha256> {
        // HMAC fills a short key with zeros up to the block of its hash, 64 bytes for SHA-256.
        let mut key = [0; 64];
        key[..32].copy_from_slice(&self.secret);
        Hmac::<Sha256>::new(&key.into()).chain_update(signed)
    }
}

impl fmt::Debug for DevelopmentTokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DevelopmentTokens")
    }
}

/// The cookie of a session. Browsers take it only over TLS, and from `http://localhost` for trying out.
const COOKIE: &str = "__Host-session";
/// The header in which a page's program shows the token that no other site can know.
const CSRF_HEADER: &str = "x-csrf-token";

/// Why nobody was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    #[error("The access token is not valid.")]
    Token,
    /// The session has ended, or never was.
    #[error("The session has ended.")]
    Session,
    #[error("It cannot be found out just now.")]
    Unavailable,
}

/// What a request shows to be let in. A token goes before a cookie.
#[derive(Clone, PartialEq, Eq)]
pub enum Credentials {
    Nothing,
    /// Such as `Bearer hm_…`.
    Bearer(String),
    /// The secret of a session.
    Cookie(String),
}

impl Credentials {
    /// What the headers show; two of a kind are refused.
    pub fn of(headers: &HeaderMap) -> Result<Credentials, Denied> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        match (values.next(), values.next()) {
            (None, _) => {}
            (Some(value), None) => {
                let text = value.to_str().map_err(|_| Denied::Token)?;
                return Ok(Credentials::Bearer(text.to_owned()));
            }
            (Some(_), Some(_)) => return Err(Denied::Token),
        }
        let mut own = headers
            .get_all(HEADER_COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == COOKIE);
        match (own.next(), own.next()) {
            (None, _) => Ok(Credentials::Nothing),
            (Some((_, value)), None) => Ok(Credentials::Cookie(value.to_owned())),
            (Some(_), Some(_)) => Err(Denied::Session),
        }
    }
}

/// Who comes in.
#[derive(Clone, Default)]
pub struct Gate {
    /// With `None` every development token is refused.
    pub tokens: Option<DevelopmentTokens>,
    /// Where sessions and access tokens of people are; with `None` there are none.
    pub people: Option<App>,
}

impl Gate {
    /// The actor behind the credentials of a request's headers; without any, the reader.
    pub async fn actor(&self, headers: &HeaderMap) -> Result<Actor, Denied> {
        self.admit(&Credentials::of(headers)?).await
    }

    /// The actor behind credentials; without any, the reader.
    pub async fn admit(&self, credentials: &Credentials) -> Result<Actor, Denied> {
        match credentials {
            Credentials::Nothing => Ok(Actor::reader()),
            Credentials::Bearer(text) => self.bearer(text).await,
            Credentials::Cookie(secret) => {
                let people = self.people.as_ref().ok_or(Denied::Session)?;
                let found = people.actor_of_session(secret).await;
                found.map_err(unavailable)?.ok_or(Denied::Session)
            }
        }
    }

    async fn bearer(&self, credentials: &str) -> Result<Actor, Denied> {
        let (scheme, token) = credentials.trim().split_once(' ').ok_or(Denied::Token)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Denied::Token);
        }
        let token = token.trim_start();
        if let Some(actor) = self.tokens.as_ref().and_then(|known| known.verify(token)) {
            return Ok(actor);
        }
        let people = self.people.as_ref().ok_or(Denied::Token)?;
        let found = people.actor_of_token(token).await;
        found.map_err(unavailable)?.ok_or(Denied::Token)
    }
}

fn unavailable(error: impl std::fmt::Display) -> Denied {
    tracing::error!(%error, "who asks cannot be found out");
    Denied::Unavailable
}

/// The `Set-Cookie` that begins a session.
pub fn cookie(secret: &str, lasts: TimeDelta) -> String {
    let seconds = lasts.num_seconds().max(0);
    format!("{COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}")
}

/// The `Set-Cookie` that ends one.
pub fn no_cookie() -> String {
    format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// What a page of this site may show to prove that the request is its own: computed from the
/// session's secret, which no page can read.
pub fn csrf_token(secret: &str) -> String {
    hexadecimal(&keyed_by(secret).finalize().into_bytes())
}

fn keyed_by(secret: &str) -> Hmac<Sha256> {
    let mut key = [0; 64];
    key[..32].copy_from_slice(&Sha256::digest(secret));
    Hmac::<Sha256>::new(&key.into()).chain_update("csrf")
}

/// Whether a changing request by cookie is of this site's own page: of the same origin, and with
/// the token of its session in the header or in the form.
pub fn is_own_page(headers: &HeaderMap, secret: &str, in_form: Option<&str>) -> bool {
    let shown = headers
        .get(CSRF_HEADER)
        .and_then(|value| value.to_str().ok());
    let is_right = shown
        .or(in_form)
        .and_then(bytes)
        .is_some_and(|shown| keyed_by(secret).verify_slice(&shown).is_ok());
    is_right && is_same_origin(headers)
}

/// Whether a request is of this very host's pages, or of a program that is no browser: browsers say
/// where a request comes from.
pub fn is_same_origin(headers: &HeaderMap) -> bool {
    // Where pages send no referrer, browsers call the origin of a form `null`.
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => same_host(headers),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads lower-case hexadecimal digits: a token has one spelling only.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|[high, low]| Some(value(*high)? * 16 + value(*low)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn tokens() -> DevelopmentTokens {
        DevelopmentTokens::new([7; 32])
    }

    fn with(credentials: &str) -> HeaderMap {
        let value = HeaderValue::from_str(credentials).expect("a header value");
        HeaderMap::from_iter([(AUTHORIZATION, value)])
    }

    #[test]
    fn a_token_is_read_back_as_its_role() {
        for role in Role::ALL {
            match tokens().issue(role) {
                Some(token) => assert_eq!(tokens().verify(&token), Some(Actor::demo(role))),
                None => assert!(matches!(role, Role::Reader | Role::Operator)),
            }
        }
    }

    #[test]
    fn the_signature_is_hmac_sha256_of_the_words_before_it() {
        // From another implementation: HMAC-SHA256(32 times 0x07, "dev.writer").
        let expected = "f0cefb233c792bc6240ea3581b26192ea5bdcee0403acc74e4cdcc9f1fd13c47";
        assert_eq!(
            tokens().issue(Role::Writer),
            Some(format!("dev.writer.{expected}"))
        );
    }

    #[test]
    fn a_token_for_another_role_or_by_another_secret_is_refused() {
        let token = tokens().issue(Role::Writer).expect("a token");
        let promoted = token.replace("writer", "auditor");
        assert_eq!(tokens().verify(&promoted), None);
        assert_eq!(DevelopmentTokens::new([8; 32]).verify(&token), None);
        assert_eq!(tokens().verify(&token.to_uppercase()), None);
        for bad in [
            "",
            "dev",
            "dev.writer",
            "dev.writer.",
            "dev.writer.zz",
            "dev.nobody.00",
        ] {
            assert_eq!(tokens().verify(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_rightly_signed_token_of_the_operator_is_refused_all_the_same() {
        let signed = "dev.operator";
        let signature = tokens().mac(signed).finalize().into_bytes();
        let digits: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(tokens().verify(&format!("{signed}.{digits}")), None);
    }

    fn gate() -> Gate {
        Gate {
            tokens: Some(tokens()),
            people: None,
        }
    }

    #[tokio::test]
    async fn no_token_is_the_reader_and_a_bad_one_is_nobody() {
        let token = tokens().issue(Role::Auditor).expect("a token");
        let gate = gate();
        assert_eq!(gate.actor(&HeaderMap::new()).await, Ok(Actor::reader()));
        assert_eq!(
            gate.actor(&with(&format!("bearer {token}"))).await,
            Ok(Actor::demo(Role::Auditor))
        );
        for bad in [
            "Bearer x".to_string(),
            "Bearer".to_string(),
            format!("Basic {token}"),
            token.clone(),
        ] {
            assert_eq!(gate.actor(&with(&bad)).await, Err(Denied::Token), "{bad}");
        }
        let mut twice = with(&format!("Bearer {token}"));
        twice.append(AUTHORIZATION, HeaderValue::from_static("Bearer x"));
        assert_eq!(gate.actor(&twice).await, Err(Denied::Token));
    }

    #[tokio::test]
    async fn a_server_without_development_tokens_refuses_them_all() {
        let token = tokens().issue(Role::Auditor).expect("a token");
        let headers = with(&format!("Bearer {token}"));
        let refused = Gate::default().actor(&headers).await;
        assert_eq!(refused, Err(Denied::Token));
    }

    #[test]
    fn the_cookie_of_the_session_is_found_among_others_and_is_there_once() {
        let cookies = |text| {
            let value = HeaderValue::from_static(text);
            Credentials::of(&HeaderMap::from_iter([(HEADER_COOKIE, value)]))
        };
        let own = Credentials::Cookie("abc".into());
        assert!(cookies("a=1; __Host-session=abc; b=2") == Ok(own));
        assert!(cookies("session=abc") == Ok(Credentials::Nothing));
        let twice = cookies("__Host-session=abc; __Host-session=def");
        assert!(twice == Err(Denied::Session));
    }

    #[test]
    fn a_page_of_this_site_shows_the_token_of_its_own_session() {
        let token = csrf_token("secret");
        let headers = |pairs: &[(&'static str, &str)]| -> HeaderMap {
            let of = |text: &str| HeaderValue::from_str(text).expect("a header value");
            pairs
                .iter()
                .map(|(name, value)| (axum::http::HeaderName::from_static(name), of(value)))
                .collect()
        };
        let own = [("host", "a.fi"), ("origin", "https://a.fi")];
        let shown = [&own[..], &[("x-csrf-token", &token)]].concat();
        assert!(is_own_page(&headers(&shown), "secret", None));
        assert!(is_own_page(&headers(&own), "secret", Some(&token)));
        assert!(!is_own_page(&headers(&own), "secret", None));
        assert!(!is_own_page(&headers(&shown), "another", None));
        let strange = [("host", "a.fi"), ("origin", "https://b.fi")];
        assert!(!is_own_page(&headers(&strange), "secret", Some(&token)));
        let fetched = [&own[..], &[("sec-fetch-site", "cross-site")]].concat();
        assert!(!is_own_page(&headers(&fetched), "secret", Some(&token)));
    }

    #[test]
    fn the_secret_is_not_in_the_debug_text() {
        assert_eq!(format!("{:?}", tokens()), "DevelopmentTokens");
    }
}
