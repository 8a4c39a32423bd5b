//! Pages as they are carried away: as rows, as data, as a feed, as a citation.
//!
//! An address with `view=csv` and the like leads to another form of its page: `page.csv` beside
//! `page.html`. What the form asks stands in a query of its own, such as `rows.graphql`, where it is
//! another one than the page's. Invariant: a list is carried away as it is narrowed down, and whole
//! as far as one answer may be; a longer one says where it goes on.

use minijinja::{Error, ErrorKind};
use serde_json::{Value as Json, json};

use super::part::Part;
use super::{Asked, Came, Visitor, files, workbook};

/// A form of pages beside HTML.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// What the address calls it.
    view: &'static str,
    /// How its template is called after the point, and a file of it.
    ending: &'static str,
    /// The name of its query; pages without one are asked as in HTML.
    pub query: &'static str,
    pub content_type: &'static str,
    /// Whether a browser keeps it as a file.
    is_file: bool,
}

const fn form(
    view: &'static str,
    ending: &'static str,
    query: &'static str,
    content_type: &'static str,
    is_file: bool,
) -> Form {
    Form {
        view,
        ending,
        query,
        content_type,
        is_file,
    }
}

/// The ending of workbooks, whose templates write rows of JSON.
pub const WORKBOOK: &str = "xlsx";

/// The data as GraphQL answered them; the only form that needs no template.
const JSON: &str = "json";

#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    form("csv", "csv", "rows", "text/csv; charset=utf-8", true),
    form(JSON, "json", "rows", "application/json", false),
    form("atom", "xml", "news", "application/atom+xml; charset=utf-8", false),
    form("dcat", "jsonld", "", "application/ld+json", false),
    form("bibtex", "bib", "cite", "application/x-bibtex; charset=utf-8", true),
    form("ris", "ris", "cite", "application/x-research-info-systems; charset=utf-8", true),
    form("csl", "csl.json", "cite", "application/vnd.citationstyles.csl+json", true),
    form("xlsx", WORKBOOK, "sheets", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true),
    form("text", "txt", "cite", "text/plain; charset=utf-8", false),
];

/// The form that an address asks for; `None` for the page itself.
pub fn asked_for(asked: &Asked) -> Option<&'static Form> {
    let view = asked.given.first("view")?;
    let name = asked.route.name;
    let form = FORMS.iter().find(|form| form.view == view)?;
    let is_list = || form.view == JSON && files::text(&path(name, "csv")).is_some();
    (form.template(name).is_some() || is_list()).then_some(form)
}

fn path(page: &str, ending: &str) -> String {
    format!("pages/{page}/page.{ending}")
}

impl Form {
    /// The template of a page in this form.
    pub fn template(&self, page: &str) -> Option<String> {
        let path = path(page, self.ending);
        files::text(&path).map(|_| path)
    }

    /// What a browser calls the file: by what the address names, such as `raision-malli-v2.bib`.
    pub fn file_name(&self, asked: &Asked) -> Option<String> {
        let given = &asked.given;
        let mut names: Vec<&str> = given.path.iter().map(|(_, value)| value.as_str()).collect();
        if names.is_empty() {
            names.push(asked.route.name);
        }
        let version = given.first("v").map(|version| format!("v{version}"));
        names.extend(version.as_deref());
        let plain = |sign: char| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                '-'
            }
        };
        let name: String = names.join("-").chars().map(plain).collect();
        self.is_file.then(|| format!("{name}.{}", self.ending))
    }
}

/// Puts the next page of a list behind those before it; where the list goes on, if it does.
pub fn joined(all: &mut Option<Json>, mut page: Json) -> Option<String> {
    let list = page.as_object_mut()?.values_mut().next()?;
    let info = list.get("pageInfo").cloned().unwrap_or_default();
    let after = info["endCursor"].as_str().map(str::to_owned);
    match all.as_mut().and_then(Json::as_object_mut) {
        None => *all = Some(page),
        Some(known) => {
            let known = known.values_mut().next()?;
            for rows in ["nodes", "edges"] {
                let more = list.get_mut(rows).and_then(Json::as_array_mut);
                if let (Some(more), Some(known)) = (more, known[rows].as_array_mut()) {
                    known.append(more);
                }
            }
            known["pageInfo"] = info.clone();
        }
    }
    after.filter(|_| info["hasNextPage"] == true)
}

/// Where a list goes on that is too long for one answer.
pub fn next(asked: &Asked, parts: &[(Part, Came)]) -> Option<String> {
    let (part, Came::Data(data)) = parts.first()? else {
        return None;
    };
    let info = &data[part.fields.first()?.as_str()]["pageInfo"];
    let after = info["endCursor"]
        .as_str()
        .filter(|_| info["hasNextPage"] == true)?;
    let after = ("after".to_owned(), vec![after.to_owned()]);
    part.takes("after")
        .then(|| asked.here(asked.language, &[after]))
}

/// What a template wrote, as programs take it.
pub fn written(template: &str, text: String, visitor: &Visitor) -> Result<Vec<u8>, Error> {
    let is = |ending: &str| template.rsplit('.').next() == Some(ending);
    if is(WORKBOOK) {
        return workbook::made(&text, visitor.now).map_err(|fault| {
            Error::new(ErrorKind::InvalidOperation, "no workbook").with_source(fault)
        });
    }
    // Spreadsheets take a text without the mark for one of their own system's letters.
    let mark = if is("csv") { "\u{feff}" } else { "" };
    Ok(format!("{mark}{text}").into_bytes())
}

/// The data of all parts as they were answered.
pub fn as_answered(parts: &[(Part, Came)]) -> String {
    let mut all = json!({});
    for (_, came) in parts {
        if let (Came::Data(Json::Object(data)), Some(all)) = (came, all.as_object_mut()) {
            all.extend(data.clone());
        }
    }
    all.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_list_become_one() {
        let page = |node: &str, more: bool| {
            json!({ "list": { "nodes": [node], "pageInfo": {
            "hasNextPage": more, "endCursor": node } } })
        };
        let mut all = None;
        assert_eq!(joined(&mut all, page("a", true)).as_deref(), Some("a"));
        assert_eq!(joined(&mut all, page("b", false)), None);
        let all = all.expect("a list");
        assert_eq!(all["list"]["nodes"], json!(["a", "b"]));
        assert_eq!(all["list"]["pageInfo"]["hasNextPage"], false);
    }
}
