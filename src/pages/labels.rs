//! What a control is called, for a list of what to put right that stands before it on the page.
//!
//! A template marks the place with the control's id; the words are put there once the page is
//! written. A field of several controls, such as a name in three languages, is called as its first.

/// Signs that stand in no text: around the id of a control whose label is wanted, and around one that
/// is to be led to.
const LABEL: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];
const PLACE: [char; 2] = ['\u{FDD2}', '\u{FDD3}'];

/// Where the label of a control is to stand, after a colon; nothing when it has none.
pub fn label_of(id: &str) -> String {
    format!("{}{id}{}", LABEL[0], LABEL[1])
}

/// Where the id that a link leads to is to stand.
pub fn place_of(id: &str) -> String {
    format!("{}{id}{}", PLACE[0], PLACE[1])
}

/// A page with its marks replaced.
pub fn put(page: String) -> String {
    if !page.contains([LABEL[0], PLACE[0]]) {
        return page;
    }
    let labelled = replaced(&page, LABEL, |id| {
        let label = label(&page, control(&page, id)?)?;
        Some(format!(": {label}"))
    });
    replaced(&labelled, PLACE, |id| {
        Some(control(&page, id).unwrap_or(id).to_owned())
    })
}

/// The id itself, or that of the first control that is part of it.
fn control<'a>(page: &'a str, id: &str) -> Option<&'a str> {
    let ids = || {
        page.split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
    };
    // A hint stands before the control that it is about, and is no control.
    let is_hint = |own: &str| own.ends_with("-hint") || own.ends_with("-error");
    let is_part = |own: &&str| {
        let rest = own.strip_prefix(id);
        rest.is_some_and(|rest| rest.starts_with('.')) && !is_hint(own)
    };
    ids().find(|own| *own == id).or_else(|| ids().find(is_part))
}

/// What stands in the label of a control, as it is written there.
fn label<'a>(page: &'a str, id: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("<label for=\"{id}\""))?;
    let (_, rest) = rest.split_once('>')?;
    let (label, _) = rest.split_once("</label>")?;
    Some(label.trim())
}

fn replaced(page: &str, [from, to]: [char; 2], told: impl Fn(&str) -> Option<String>) -> String {
    let mut pieces = page.split(from);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(to) {
            None => whole.push_str(piece),
            Some((id, rest)) => {
                whole.push_str(&told(id).unwrap_or_default());
                whole.push_str(rest);
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_called_as_its_control_further_down() {
        let page = format!(
            "<a href=\"#{}\">Täytä{}</a> <a href=\"#{}\">Täytä{}</a> Täytä{}\
             <label for=\"input.due\">Määräaika</label><input id=\"input.due\">\
             <label for=\"input.names.fi\" class=\"x\"> Nimi &amp; muu </label><p id=\"input.names.fi-hint\"></p><input id=\"input.names.fi\">",
            place_of("input.due"),
            label_of("input.due"),
            place_of("input.names"),
            label_of("input.names"),
            label_of("input.gone"),
        );
        let put = put(page);
        let (told, _) = put.split_once("<label").expect("labels");
        assert_eq!(
            told,
            "<a href=\"#input.due\">Täytä: Määräaika</a> \
             <a href=\"#input.names.fi\">Täytä: Nimi &amp; muu</a> Täytä"
        );
    }
}
