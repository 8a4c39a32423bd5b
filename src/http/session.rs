//! Who acts: the bearer token of a request, and the person in a role that it stands for.
//!
//! Invariant: a token is either valid or the request is refused; a bad token never falls back to
//! the reader. Only a request without a token acts as the reader.
//!
//! Until accounts exist, the one kind of token is the development token of the demo.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

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
        let digits: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
        Some(format!("{signed}.{digits}"))
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

/// A token was sent and is not valid here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The access token is not valid.")]
pub struct Unauthenticated;

/// The actor of a request by its `Authorization` header; without one, the reader.
pub fn actor(
    headers: &HeaderMap,
    tokens: Option<&DevelopmentTokens>,
) -> Result<Actor, Unauthenticated> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(Actor::reader()),
        (Some(value), None) => {
            actor_of_bearer(value.to_str().map_err(|_| Unauthenticated)?, tokens)
        }
        (Some(_), Some(_)) => Err(Unauthenticated),
    }
}

/// The actor of a text such as `Bearer dev.writer.0f...`.
pub fn actor_of_bearer(
    credentials: &str,
    tokens: Option<&DevelopmentTokens>,
) -> Result<Actor, Unauthenticated> {
    let (scheme, token) = credentials.trim().split_once(' ').ok_or(Unauthenticated)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Unauthenticated);
    }
    tokens
        .and_then(|tokens| tokens.verify(token.trim_start()))
        .ok_or(Unauthenticated)
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

    #[test]
    fn no_token_is_the_reader_and_a_bad_one_is_nobody() {
        let token = tokens().issue(Role::Auditor).expect("a token");
        let tokens = tokens();
        let known = Some(&tokens);
        assert_eq!(actor(&HeaderMap::new(), known), Ok(Actor::reader()));
        assert_eq!(
            actor(&with(&format!("bearer {token}")), known),
            Ok(Actor::demo(Role::Auditor))
        );
        for bad in [
            "Bearer x".to_string(),
            "Bearer".to_string(),
            format!("Basic {token}"),
            token.clone(),
        ] {
            assert_eq!(actor(&with(&bad), known), Err(Unauthenticated), "{bad}");
        }
        let mut twice = with(&format!("Bearer {token}"));
        twice.append(AUTHORIZATION, HeaderValue::from_static("Bearer x"));
        assert_eq!(actor(&twice, known), Err(Unauthenticated));
    }

    #[test]
    fn a_server_without_development_tokens_refuses_them_all() {
        let token = tokens().issue(Role::Auditor).expect("a token");
        let headers = with(&format!("Bearer {token}"));
        assert_eq!(actor(&headers, None), Err(Unauthenticated));
    }

    #[test]
    fn the_secret_is_not_in_the_debug_text() {
        assert_eq!(format!("{:?}", tokens()), "DevelopmentTokens");
    }
}
