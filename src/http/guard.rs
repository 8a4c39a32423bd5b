//! The doorkeeper: reads a query before the GraphQL parser does, and turns away what costs too much.
//!
//! The parser and the validator of the GraphQL library recurse and expand fragments; a few
//! kilobytes of hostile text can end the process. So: whatever the parser would accept has been
//! counted here in full first, and nothing in this folder recurses.

mod fragments;
mod lexer;

use fragments::{Definition, Spread};
use lexer::{Lexer, Token};

/// The most that one request may ask for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of query text: 32 KiB.
    pub query_bytes: usize,
    /// Words, signs, numbers and strings: 2,000.
    pub tokens: usize,
    /// Brackets of any kind inside each other, and selection sets with fragments written out: 30.
    pub nesting: usize,
    /// Aliases: 30. `__typename` is free of charge later on, an alias of it is not.
    pub aliases: usize,
    /// Directives: 20.
    pub directives: usize,
    /// Fragment definitions: 40.
    pub fragments: usize,
    /// Selections once every fragment is written out where it is used: 5,000. Where a query asks
    /// the schema about itself, every list around a selection makes it count tenfold: types have
    /// fields that have types, and a short query can go round in circles.
    pub selections: usize,
    /// Arrays and objects inside each other in the JSON around the query: 30.
    pub json_nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            query_bytes: 32 * 1024,
            tokens: 2_000,
            nesting: 30,
            aliases: 30,
            directives: 20,
            fragments: 40,
            selections: 5_000,
            json_nesting: 30,
        }
    }
}

/// Why a request was turned away before it was parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TooCostly {
    /// For programs: `QUERY_TOO_LARGE`, `QUERY_TOO_DEEP`, `QUERY_TOO_COMPLEX`,
    /// `QUERY_TOO_MANY_ALIASES`, `..._DIRECTIVES`, `..._FRAGMENTS`, `VARIABLES_TOO_DEEP`, and
    /// `GRAPHQL_PARSE_FAILED` for text that is no GraphQL at all.
    pub code: &'static str,
    /// One sentence for people, with the limit.
    pub message: String,
}

impl TooCostly {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        TooCostly {
            code,
            message: message.into(),
        }
    }

    fn malformed(message: impl Into<String>) -> Self {
        TooCostly::new("GRAPHQL_PARSE_FAILED", message)
    }

    fn too_deep(most: usize) -> Self {
        TooCostly::new(
            "QUERY_TOO_DEEP",
            format!("The query is nested deeper than {most} levels."),
        )
    }
}

/// Counts the query against the limits; takes time in proportion to its length, whatever it says.
pub fn check(query: &str, limits: &Limits) -> Result<(), TooCostly> {
    if query.len() > limits.query_bytes {
        return Err(TooCostly::new(
            "QUERY_TOO_LARGE",
            format!("The query is longer than {} bytes.", limits.query_bytes),
        ));
    }
    let mut survey = Survey::new(limits, introspects(query));
    for token in Lexer::new(query) {
        survey.take(token.map_err(TooCostly::malformed)?)?;
    }
    survey.finish()
}

/// Refuses JSON whose arrays and objects are nested too deeply, before anything recurses into it.
pub fn check_json_nesting(body: &[u8], limits: &Limits) -> Result<(), TooCostly> {
    let mut depth = 0_usize;
    let mut bytes = body.iter();
    let mut in_string = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => {
                bytes.next();
            }
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits.json_nesting {
            return Err(TooCostly::new(
                "VARIABLES_TOO_DEEP",
                format!(
                    "The request is JSON nested deeper than {} levels.",
                    limits.json_nesting
                ),
            ));
        }
    }
    Ok(())
}

fn introspects(query: &str) -> bool {
    Lexer::new(query).any(|token| matches!(token, Ok(Token::Name("__schema" | "__type"))))
}

/// The lists of the schema about itself that can stand inside each other.
const SCHEMA_LISTS: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];

struct Bracket {
    opened_by: u8,
    schema_list: bool,
}

/// What the token before makes of the next name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expecting {
    Selection,
    DirectiveName,
    SpreadName,
    TypeName,
    FragmentName,
}

struct Survey<'q> {
    limits: Limits,
    tokens: usize,
    aliases: usize,
    directives: usize,
    open: Vec<Bracket>,
    /// How many of the open brackets are `(`: what stands inside them is values, not selections.
    parentheses: usize,
    /// The query asks the schema about itself.
    introspects: bool,
    /// How many of the open brackets are selections of lists of the schema about itself.
    schema_lists: u32,
    /// The field whose selection set may open next.
    field: &'q str,
    definitions: Vec<Definition<'q>>,
    /// The last definition is still being read.
    in_definition: bool,
    expecting: Expecting,
}

impl<'q> Survey<'q> {
    fn new(limits: &Limits, introspects: bool) -> Self {
        Survey {
            limits: *limits,
            tokens: 0,
            aliases: 0,
            directives: 0,
            open: Vec::new(),
            parentheses: 0,
            introspects,
            schema_lists: 0,
            field: "",
            definitions: Vec::new(),
            in_definition: false,
            expecting: Expecting::Selection,
        }
    }

    fn take(&mut self, token: Token<'q>) -> Result<(), TooCostly> {
        self.tokens += 1;
        if self.tokens > self.limits.tokens {
            return Err(TooCostly::new(
                "QUERY_TOO_LARGE",
                format!("The query has more than {} tokens.", self.limits.tokens),
            ));
        }
        let expecting = std::mem::replace(&mut self.expecting, Expecting::Selection);
        let selecting = self.parentheses == 0 && !self.open.is_empty();
        match token {
            Token::Open(bracket) => self.open(bracket)?,
            Token::Close(bracket) => self.close(bracket),
            Token::At => {
                self.directives += 1;
                self.expecting = Expecting::DirectiveName;
            }
            Token::Name(name) if self.open.is_empty() => self.head(name, expecting)?,
            Token::Name(name) if selecting => self.select(name, expecting),
            Token::Spread if selecting => {
                self.field = "";
                self.count();
                self.expecting = Expecting::SpreadName;
            }
            Token::Colon if selecting => {
                self.aliases += 1;
                // The name before the colon was the alias, not a selection.
                let weight = self.weight();
                let size = &mut self.definition().size;
                size.selections = size.selections.saturating_sub(weight);
            }
            Token::Name(_) | Token::Spread | Token::Colon | Token::Other => {}
        }
        self.within_counts()
    }

    fn within_counts(&self) -> Result<(), TooCostly> {
        if self.aliases > self.limits.aliases {
            return Err(TooCostly::new(
                "QUERY_TOO_MANY_ALIASES",
                format!("The query has more than {} aliases.", self.limits.aliases),
            ));
        }
        if self.directives > self.limits.directives {
            return Err(TooCostly::new(
                "QUERY_TOO_MANY_DIRECTIVES",
                format!(
                    "The query has more than {} directives.",
                    self.limits.directives
                ),
            ));
        }
        Ok(())
    }

    fn open(&mut self, bracket: u8) -> Result<(), TooCostly> {
        if self.open.len() >= self.limits.nesting {
            return Err(TooCostly::too_deep(self.limits.nesting));
        }
        if self.open.is_empty() && bracket == b'{' && !self.in_definition {
            self.begin(Definition::default());
        }
        let selection_set = bracket != b'(' && self.parentheses == 0;
        let schema_list = selection_set && self.introspects && SCHEMA_LISTS.contains(&self.field);
        self.open.push(Bracket {
            opened_by: bracket,
            schema_list,
        });
        self.parentheses += usize::from(bracket == b'(');
        self.schema_lists += u32::from(schema_list);
        if selection_set {
            self.field = "";
            let depth = self.open.len();
            let size = &mut self.definition().size;
            size.depth = size.depth.max(depth);
        }
        Ok(())
    }

    /// A closing bracket of the wrong kind is left to the parser, which stops there.
    fn close(&mut self, bracket: u8) {
        if let Some(open) = self.open.pop() {
            self.parentheses -= usize::from(open.opened_by == b'(');
            self.schema_lists -= u32::from(open.schema_list);
        }
        if self.open.is_empty() && bracket == b'}' {
            self.in_definition = false;
        }
    }

    /// A name outside all brackets: the head of an operation or of a fragment.
    fn head(&mut self, name: &'q str, expecting: Expecting) -> Result<(), TooCostly> {
        if self.in_definition {
            if expecting == Expecting::FragmentName {
                if name == "on" {
                    return Err(TooCostly::malformed("A fragment cannot be named `on`."));
                }
                self.definition().fragment = Some(name);
            }
            return Ok(());
        }
        match name {
            "query" | "mutation" | "subscription" => self.begin(Definition::default()),
            "fragment" => {
                self.begin(Definition::default());
                self.expecting = Expecting::FragmentName;
            }
            // The parser reads `fragmentA` as `fragment A`: such text must not pass uncounted.
            _ => {
                return Err(TooCostly::malformed(
                    "Expected `query`, `mutation`, `subscription`, `fragment` or `{`.",
                ));
            }
        }
        Ok(())
    }

    fn select(&mut self, name: &'q str, expecting: Expecting) {
        match expecting {
            Expecting::DirectiveName | Expecting::TypeName => {}
            Expecting::SpreadName if name == "on" => self.expecting = Expecting::TypeName,
            Expecting::SpreadName => {
                let spread = Spread {
                    fragment: name,
                    depth: self.open.len(),
                    weight: self.weight(),
                };
                self.definition().spreads.push(spread);
            }
            Expecting::Selection | Expecting::FragmentName => {
                self.field = name;
                self.count();
            }
        }
    }

    /// How often a selection counts at this place.
    fn weight(&self) -> usize {
        10_usize.saturating_pow(self.schema_lists)
    }

    fn count(&mut self) {
        let weight = self.weight();
        let size = &mut self.definition().size;
        size.selections = size.selections.saturating_add(weight);
    }

    fn begin(&mut self, definition: Definition<'q>) {
        self.definitions.push(definition);
        self.in_definition = true;
        self.field = "";
    }

    /// The definition being read; text before the first one belongs to an operation without a head.
    fn definition(&mut self) -> &mut Definition<'q> {
        if self.definitions.is_empty() {
            self.definitions.push(Definition::default());
        }
        let last = self.definitions.len() - 1;
        &mut self.definitions[last]
    }

    fn finish(self) -> Result<(), TooCostly> {
        let fragments = self
            .definitions
            .iter()
            .filter(|definition| definition.fragment.is_some())
            .count();
        if fragments > self.limits.fragments {
            return Err(TooCostly::new(
                "QUERY_TOO_MANY_FRAGMENTS",
                format!(
                    "The query has more than {} fragments.",
                    self.limits.fragments
                ),
            ));
        }
        let size = fragments::expanded(&self.definitions);
        if size.selections > self.limits.selections {
            return Err(TooCostly::new(
                "QUERY_TOO_COMPLEX",
                format!(
                    "The query selects more than {} fields, with its fragments written out.",
                    self.limits.selections
                ),
            ));
        }
        if size.depth > self.limits.nesting {
            return Err(TooCostly::too_deep(self.limits.nesting));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
