//! Citations: one version of an operating model as other works name it.
//!
//! No person is named: a model is its project's. Invariant: whatever signs people wrote, what they
//! wrote neither ends a field nor begins another one.

use chrono::{Datelike as _, NaiveDate};
use serde_json::json;

use crate::domain::language::Language;

/// What a citation is made of.
#[derive(Clone, Debug)]
pub struct Cited {
    /// The model's key.
    pub key: String,
    pub title: String,
    /// The language that the title is in.
    pub language: Language,
    pub version: u32,
    /// The day on which the version was published, in Finland.
    pub published: NaiveDate,
    /// The project that made the model, if it is told.
    pub maker: Option<String>,
    /// The service.
    pub publisher: String,
    /// The permanent address of the version.
    pub address: String,
}

/// How a citation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For BibTeX and biblatex.
    Bibtex,
    /// For reference managers.
    Ris,
    /// For citation processors; a list of one item.
    CslJson,
}

impl Cited {
    /// In the style; text for people is a matter of their language and is written elsewhere.
    pub fn written(&self, style: Style) -> String {
        match style {
            Style::Bibtex => self.bibtex(),
            Style::Ris => self.ris(),
            Style::CslJson => self.csl_json(),
        }
    }

    fn id(&self) -> String {
        format!("{}-v{}", self.key, self.version)
    }

    /// Names stand in braces of their own, so that no style changes their letters or takes them for
    /// people's.
    fn bibtex(&self) -> String {
        let whole = |text: &str| format!("{{{}}}", of_bibtex(text));
        let mut fields = Vec::new();
        if let Some(maker) = &self.maker {
            fields.push(("author", whole(maker)));
        }
        fields.push(("title", whole(&self.title)));
        fields.push(("version", self.version.to_string()));
        fields.push(("year", self.published.year().to_string()));
        fields.push(("month", self.published.month().to_string()));
        fields.push(("day", self.published.day().to_string()));
        fields.push(("publisher", whole(&self.publisher)));
        let language = match self.language {
            Language::Fi => "finnish",
            Language::Sv => "swedish",
            Language::En => "english",
        };
        fields.push(("language", language.to_owned()));
        fields.push(("url", one_line(&self.address).replace(['{', '}', '\\'], "")));
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(name, value)| format!("  {name} = {{{value}}}"))
            .collect();
        format!("@misc{{{},\n{}\n}}\n", self.id(), fields.join(",\n"))
    }

    fn ris(&self) -> String {
        let mut lines = vec![("TY", "GEN".to_owned()), ("ID", self.id())];
        if let Some(maker) = &self.maker {
            lines.push(("AU", one_line(maker)));
        }
        lines.push(("TI", one_line(&self.title)));
        lines.push(("ET", self.version.to_string()));
        lines.push(("PY", self.published.year().to_string()));
        lines.push(("DA", self.published.format("%Y/%m/%d").to_string()));
        lines.push(("PB", one_line(&self.publisher)));
        lines.push(("LA", self.language.code().to_owned()));
        lines.push(("UR", one_line(&self.address)));
        lines.push(("ER", String::new()));
        let line = |(tag, value): (&str, String)| format!("{tag}  - {value}\r\n");
        lines.into_iter().map(line).collect()
    }

    fn csl_json(&self) -> String {
        let mut item = json!({
            "id": self.id(),
            "type": "document",
            "title": one_line(&self.title),
            "version": self.version.to_string(),
            "publisher": one_line(&self.publisher),
            "issued": { "date-parts": [[
                self.published.year(), self.published.month(), self.published.day()
            ]] },
            "language": self.language.code(),
            "URL": one_line(&self.address),
        });
        if let Some(maker) = &self.maker {
            item["author"] = json!([{ "literal": one_line(maker) }]);
        }
        format!("{:#}\n", json!([item]))
    }
}

/// A text without line breaks and control characters.
pub fn one_line(text: &str) -> String {
    let plain = text.replace(char::is_control, " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which no sign means anything to TeX. Braces are named, not escaped: BibTeX counts the
/// escaped ones too.
fn of_bibtex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in one_line(text).chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(sign);
            }
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "A}, note={x\r\nER  - \r\nTY  - BOOK \\ & 50 % \"_\" ~^$#";

    fn cited(text: &str) -> Cited {
        Cited {
            key: "malli".into(),
            title: text.into(),
            language: Language::Fi,
            version: 3,
            published: "2024-02-12".parse().unwrap(),
            maker: Some(text.into()),
            publisher: "Hankemuisti".into(),
            address: "https://example.fi/kirjasto/malli?v=3".into(),
        }
    }

    #[test]
    fn every_style_names_version_day_maker_and_address() {
        let cited = cited("Äidin malli");
        let bibtex = cited.written(Style::Bibtex);
        assert_eq!(
            bibtex,
            "@misc{malli-v3,\n  author = {{Äidin malli}},\n  title = {{Äidin malli}},\n  \
             version = {3},\n  year = {2024},\n  month = {2},\n  day = {12},\n  \
             publisher = {{Hankemuisti}},\n  language = {finnish},\n  \
             url = {https://example.fi/kirjasto/malli?v=3}\n}\n"
        );
        let ris = cited.written(Style::Ris);
        assert!(ris.starts_with("TY  - GEN\r\nID  - malli-v3\r\nAU  - Äidin malli\r\n"));
        assert!(ris.contains("\r\nET  - 3\r\nPY  - 2024\r\nDA  - 2024/02/12\r\n"));
        assert!(ris.ends_with("UR  - https://example.fi/kirjasto/malli?v=3\r\nER  - \r\n"));
        let csl: serde_json::Value = serde_json::from_str(&cited.written(Style::CslJson)).unwrap();
        assert_eq!(csl[0]["author"], json!([{ "literal": "Äidin malli" }]));
        assert_eq!(csl[0]["issued"]["date-parts"], json!([[2024, 2, 12]]));
        assert_eq!(csl[0]["URL"], "https://example.fi/kirjasto/malli?v=3");
    }

    #[test]
    fn no_text_ends_its_field() {
        let cited = cited(EVIL);
        let bibtex = cited.written(Style::Bibtex);
        let mut depth = 0;
        let mut tops = 0;
        for sign in bibtex.chars() {
            match sign {
                '{' => depth += 1,
                '}' => {
                    depth -= 1;
                    tops += usize::from(depth == 0);
                }
                _ => {}
            }
            assert!(depth >= 0, "{bibtex}");
        }
        assert_eq!((depth, tops), (0, 1), "{bibtex}");
        assert_eq!(bibtex.lines().count(), 11, "{bibtex}");
        let ris = cited.written(Style::Ris);
        assert_eq!(ris.matches("\r\n").count(), 11, "{ris}");
        assert_eq!(ris.lines().filter(|l| l.starts_with("ER  -")).count(), 1);
        let csl: serde_json::Value = serde_json::from_str(&cited.written(Style::CslJson)).unwrap();
        assert!(csl[0]["title"].as_str().unwrap().starts_with("A}, note={x"));
    }
}
