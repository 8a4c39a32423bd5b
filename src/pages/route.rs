//! Where each page is, in the three languages. One line here, a query and a template: a page.
//!
//! Invariant: an address once published goes on leading to the same thing; a name in braces is the
//! same in all languages.

use crate::domain::language::Language;

/// One page in three languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Route {
    /// The folder of its query and its template under `web/pages`.
    pub name: &'static str,
    /// Its addresses in the order of [`Language::ALL`], with the names of what varies in braces.
    paths: [&'static str; 3],
    /// Only for those who signed in.
    pub is_private: bool,
    /// Whether it follows from the log, so that browsers may keep it until the log grows.
    pub is_kept: bool,
    /// On whose desk it is.
    pub desk: Desk,
}

/// Whose desk a page is part of: there one writes, and only who may write sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    None,
    /// Of the project in its address.
    OfProject,
    /// Of the project that made the model in its address.
    OfModel,
}

const fn public(name: &'static str, paths: [&'static str; 3]) -> Route {
    Route {
        name,
        paths,
        is_private: false,
        is_kept: true,
        desk: Desk::None,
    }
}

/// For everybody, and about more than the log.
const fn fleeting(name: &'static str, paths: [&'static str; 3]) -> Route {
    Route {
        name,
        paths,
        is_private: false,
        is_kept: false,
        desk: Desk::None,
    }
}

const fn private(name: &'static str, paths: [&'static str; 3]) -> Route {
    Route {
        name,
        paths,
        is_private: true,
        is_kept: false,
        desk: Desk::None,
    }
}

const fn desk(name: &'static str, paths: [&'static str; 3]) -> Route {
    Route {
        desk: Desk::OfProject,
        ..private(name, paths)
    }
}

/// The page that is shown where there is none, or when one cannot be shown.
pub const ERROR: &Route = &public("error", ["/virhe", "/sv/fel", "/en/error"]);

#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    public("home", ["/", "/sv", "/en"]),
    public("library", ["/kirjasto", "/sv/bibliotek", "/en/library"]),
    public("compare", ["/kirjasto/vertaa", "/sv/bibliotek/jamfor", "/en/library/compare"]),
    public("model", ["/kirjasto/{model}", "/sv/bibliotek/{model}", "/en/library/{model}"]),
    public("adoption", ["/kirjasto/{model}/leviaminen", "/sv/bibliotek/{model}/spridning", "/en/library/{model}/adoption"]),
    public("projects", ["/hankkeet", "/sv/projekt", "/en/projects"]),
    public("project", ["/hankkeet/{project}", "/sv/projekt/{project}", "/en/projects/{project}"]),
    public("goals", ["/hankkeet/{project}/tavoitteet", "/sv/projekt/{project}/mal", "/en/projects/{project}/goals"]),
    public("measured", ["/hankkeet/{project}/mittarit", "/sv/projekt/{project}/indikatorer", "/en/projects/{project}/indicators"]),
    public("assessments", ["/hankkeet/{project}/oma-arvioinnit", "/sv/projekt/{project}/sjalvutvarderingar", "/en/projects/{project}/self-assessments"]),
    public("assessment", ["/hankkeet/{project}/oma-arvioinnit/{round}", "/sv/projekt/{project}/sjalvutvarderingar/{round}", "/en/projects/{project}/self-assessments/{round}"]),
    public("timeline", ["/hankkeet/{project}/aikajana", "/sv/projekt/{project}/tidslinje", "/en/projects/{project}/timeline"]),
    public("documents", ["/hankkeet/{project}/asiakirjat", "/sv/projekt/{project}/dokument", "/en/projects/{project}/documents"]),
    public("log", ["/hankkeet/{project}/loki", "/sv/projekt/{project}/logg", "/en/projects/{project}/log"]),
    fleeting("integrity", ["/loki/eheys", "/sv/logg/integritet", "/en/log/integrity"]),
    public("events", ["/loki", "/sv/logg", "/en/log"]),
    public("event", ["/loki/{position}", "/sv/logg/{position}", "/en/log/{position}"]),
    public("programmes", ["/ohjelmat", "/sv/program", "/en/programmes"]),
    public("programme", ["/ohjelmat/{programme}", "/sv/program/{programme}", "/en/programmes/{programme}"]),
    public("indicators", ["/mittarit", "/sv/indikatorer", "/en/indicators"]),
    public("indicator", ["/mittarit/{indicator}", "/sv/indikatorer/{indicator}", "/en/indicators/{indicator}"]),
    public("search", ["/haku", "/sv/sok", "/en/search"]),
    public("help", ["/ohje", "/sv/hjalp", "/en/help"]),
    public("easy", ["/selkokieli", "/sv/lattlast", "/en/easy-read"]),
    public("about", ["/tietoa", "/sv/om", "/en/about"]),
    public("accessibility", ["/saavutettavuus", "/sv/tillganglighet", "/en/accessibility"]),
    public("privacy", ["/tietosuoja", "/sv/dataskydd", "/en/privacy"]),
    public("open-data", ["/avoin-data", "/sv/oppna-data", "/en/open-data"]),
    public("explorer", ["/avoin-data/kysely", "/sv/oppna-data/fraga", "/en/open-data/query"]),
    fleeting("invitation", ["/kutsu/{secret}", "/sv/inbjudan/{secret}", "/en/invitation/{secret}"]),
    public("sign-in", ["/kirjaudu", "/sv/logga-in", "/en/sign-in"]),
    private("me", ["/oma", "/sv/mina-uppgifter", "/en/me"]),
    private("news", ["/oma/ilmoitukset", "/sv/mina-uppgifter/aviseringar", "/en/me/notifications"]),
    private("notification-choices", ["/oma/ilmoitukset/asetukset", "/sv/mina-uppgifter/aviseringar/installningar", "/en/me/notifications/settings"]),
    fleeting("unsubscribe", ["/peru-sahkoposti/{token}", "/sv/avsluta-e-post/{token}", "/en/end-mail/{token}"]),
    private("rounds", ["/hallinta/kierrokset", "/sv/administration/omgangar", "/en/admin/rounds"]),
    private("round-plan", ["/hallinta/kierrokset/{programme}/uusi", "/sv/administration/omgangar/{programme}/ny", "/en/admin/rounds/{programme}/new"]),
    private("round", ["/hallinta/kierrokset/{programme}/{round}", "/sv/administration/omgangar/{programme}/{round}", "/en/admin/rounds/{programme}/{round}"]),
    private("access", ["/hallinta/kayttooikeudet", "/sv/administration/behorigheter", "/en/admin/access"]),
    private("links", ["/hallinta/linkit", "/sv/administration/lankar", "/en/admin/links"]),
    private("import", ["/hallinta/tuonti", "/sv/administration/import", "/en/admin/import"]),
    private("feedback", ["/hallinta/palautteet", "/sv/administration/respons", "/en/admin/feedback"]),
    private("members", ["/tyopoyta/{project}/jasenet", "/sv/arbetsbord/{project}/medlemmar", "/en/workspace/{project}/members"]),
    private("portfolio", ["/salkku", "/sv/portfolj", "/en/portfolio"]),
    private("notices", ["/salkku/huomiot", "/sv/portfolj/noteringar", "/en/portfolio/notices"]),
    private("changes", ["/salkku/muutokset", "/sv/portfolj/andringar", "/en/portfolio/changes"]),
    private("missing", ["/salkku/puuttuvat", "/sv/portfolj/saknas", "/en/portfolio/missing"]),
    private("open-promises", ["/salkku/avoimet-lupaukset", "/sv/portfolj/oppna-loften", "/en/portfolio/open-promises"]),
    private("movement", ["/salkku/mittarit", "/sv/portfolj/indikatorer", "/en/portfolio/indicators"]),
    private("review", ["/salkku/kasittely/{project}/{round}", "/sv/portfolj/behandling/{project}/{round}", "/en/portfolio/review/{project}/{round}"]),
    private("views", ["/salkku/nakymat", "/sv/portfolj/vyer", "/en/portfolio/views"]),
    private("workspace", ["/tyopoyta", "/sv/arbetsbord", "/en/workspace"]),
    desk("hub", ["/tyopoyta/{project}/oma-arviointi/{round}", "/sv/arbetsbord/{project}/sjalvutvardering/{round}", "/en/workspace/{project}/self-assessment/{round}"]),
    desk("goal", ["/tyopoyta/{project}/oma-arviointi/{round}/tavoite/{goal}", "/sv/arbetsbord/{project}/sjalvutvardering/{round}/mal/{goal}", "/en/workspace/{project}/self-assessment/{round}/goal/{goal}"]),
    desk("drafts", ["/tyopoyta/{project}/oma-arviointi/{round}/tavoite/{goal}/luonnokset", "/sv/arbetsbord/{project}/sjalvutvardering/{round}/mal/{goal}/utkast", "/en/workspace/{project}/self-assessment/{round}/goal/{goal}/drafts"]),
    desk("summary", ["/tyopoyta/{project}/oma-arviointi/{round}/tiivistelma", "/sv/arbetsbord/{project}/sjalvutvardering/{round}/sammanfattning", "/en/workspace/{project}/self-assessment/{round}/summary"]),
    desk("check", ["/tyopoyta/{project}/oma-arviointi/{round}/tarkista", "/sv/arbetsbord/{project}/sjalvutvardering/{round}/granska", "/en/workspace/{project}/self-assessment/{round}/check"]),
    desk("sent", ["/tyopoyta/{project}/oma-arviointi/{round}/lahetetty", "/sv/arbetsbord/{project}/sjalvutvardering/{round}/inskickad", "/en/workspace/{project}/self-assessment/{round}/sent"]),
    desk("edit-project", ["/tyopoyta/{project}/tiedot", "/sv/arbetsbord/{project}/uppgifter", "/en/workspace/{project}/details"]),
    private("edit-models", ["/tyopoyta/mallit", "/sv/arbetsbord/modeller", "/en/workspace/models"]),
    Route { desk: Desk::OfModel, ..private("edit-model", ["/tyopoyta/mallit/{model}", "/sv/arbetsbord/modeller/{model}", "/en/workspace/models/{model}"]) },
    private("adopt", ["/tyopoyta/mallit/{model}/kayttoonotto", "/sv/arbetsbord/modeller/{model}/ibruktagande", "/en/workspace/models/{model}/adoption"]),
    private("measures", ["/tyopoyta/{project}/mittarit", "/sv/arbetsbord/{project}/indikatorer", "/en/workspace/{project}/indicators"]),
    private("series", ["/tyopoyta/{project}/mittarit/{indicator}", "/sv/arbetsbord/{project}/indikatorer/{indicator}", "/en/workspace/{project}/indicators/{indicator}"]),
    desk("measure", ["/tyopoyta/{project}/mittarit/{indicator}/lisaa", "/sv/arbetsbord/{project}/indikatorer/{indicator}/lagg-till", "/en/workspace/{project}/indicators/{indicator}/add"]),
    desk("correct", ["/tyopoyta/{project}/mittarit/{indicator}/{observation}/korjaa", "/sv/arbetsbord/{project}/indikatorer/{indicator}/{observation}/ratta", "/en/workspace/{project}/indicators/{indicator}/{observation}/correct"]),
    desk("outcome", ["/tyopoyta/{project}/lupaukset/{promise}", "/sv/arbetsbord/{project}/loften/{promise}", "/en/workspace/{project}/promises/{promise}"]),
];

/// The page that a path leads to, and what varies in it, as written; `None` when it leads to none.
pub fn found(path: &str) -> Option<(&'static Route, Vec<(&'static str, &str)>)> {
    let own = language_of(path);
    let route = ROUTES.iter().find(|route| {
        let (pattern, path) = (route.pattern(own).split('/'), path.split('/'));
        pattern.clone().count() == path.clone().count()
            && pattern
                .zip(path)
                .all(|(p, own)| p.starts_with('{') || p == own)
    })?;
    let parts = route.pattern(own).split('/').zip(path.split('/'));
    let values = parts.filter_map(|(p, own)| Some((p.strip_prefix('{')?.strip_suffix('}')?, own)));
    Some((route, values.collect()))
}

/// An address of a page as it is in another language; `None` when it leads to no page.
pub fn translated(address: &str, language: Language) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (route, values) = found(path)?;
    let parts = route.pattern(language).split('/').map(|part| {
        let name = part.strip_prefix('{').and_then(|p| p.strip_suffix('}'));
        let value = values.iter().find(|(given, _)| Some(*given) == name);
        value.map_or(part, |(_, value)| value)
    });
    let path = parts.collect::<Vec<_>>().join("/");
    Some(match query {
        "" => path,
        query => format!("{path}?{query}"),
    })
}

/// The page of this name.
pub fn named(name: &str) -> Option<&'static Route> {
    ROUTES.iter().find(|route| route.name == name)
}

impl Route {
    /// Its address in a language, with names in braces.
    pub fn pattern(&self, language: Language) -> &'static str {
        match language {
            Language::Fi => self.paths[0],
            Language::Sv => self.paths[1],
            Language::En => self.paths[2],
        }
    }

    /// The names of what varies in its address.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.paths[0].split('/');
        parts.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }

    /// The address of one such page: each name takes its value, the rest becomes the query, where
    /// empty values are left out. `None` when a name has no value.
    pub fn address(&self, language: Language, values: &[(String, String)]) -> Option<String> {
        let mut path = String::new();
        for part in self.pattern(language).split('/').skip(1) {
            path.push('/');
            match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
                None => path.push_str(part),
                Some(name) => {
                    let (_, value) = values.iter().find(|(given, _)| given == name)?;
                    path.push_str(&escaped(value));
                }
            }
        }
        let names: Vec<&str> = self.names().collect();
        let mut sign = '?';
        for (name, value) in values {
            if names.contains(&name.as_str()) || value.is_empty() {
                continue;
            }
            path.push(sign);
            path.push_str(name);
            path.push('=');
            path.push_str(&escaped(value));
            sign = '&';
        }
        Some(path)
    }
}

/// Everything but letters, digits and `-._~` as a percent sign and two digits.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The language of an address that leads nowhere.
pub fn language_of(path: &str) -> Language {
    let first = path.trim_start_matches('/').split('/').next();
    match first {
        Some("sv") => Language::Sv,
        Some("en") => Language::En,
        _ => Language::Fi,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_address_is_of_one_page_and_varies_alike_in_all_languages() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            let names = |path: &str| -> Vec<String> {
                let parts = path.split('/').filter(|part| part.starts_with('{'));
                parts.map(str::to_owned).collect()
            };
            for language in Language::ALL {
                let path = route.pattern(language);
                assert!(seen.insert(path), "{path}");
                assert_eq!(names(path), names(route.paths[0]), "{}", route.name);
                assert_eq!(language_of(path), language, "{path}");
            }
        }
    }

    #[test]
    fn an_address_is_told_in_another_language() {
        let saved = "/salkku/kasittely/a%2Fb/2026-1?from=2025-2&sort=HT1";
        assert_eq!(
            translated(saved, Language::Sv).as_deref(),
            Some("/sv/portfolj/behandling/a%2Fb/2026-1?from=2025-2&sort=HT1")
        );
        assert_eq!(
            translated("/sv/portfolj", Language::Fi).as_deref(),
            Some("/salkku")
        );
        assert_eq!(translated("/graphql", Language::Fi), None);
    }

    #[test]
    fn an_address_takes_its_values_and_puts_the_rest_behind_the_question_mark() {
        let route = named("assessment").expect("a page");
        let values = [
            ("project", "a/b"),
            ("round", "2021-1"),
            ("asof", ""),
            ("v", "x y&z"),
        ];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            route.address(Language::Sv, &values).as_deref(),
            Some("/sv/projekt/a%2Fb/sjalvutvarderingar/2021-1?v=x%20y%26z")
        );
        assert_eq!(route.address(Language::Fi, &values[..1]), None);
    }
}
