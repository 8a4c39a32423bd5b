//! Hostile and honest queries at the door.

use std::time::{Duration, Instant};

use super::*;

fn code(query: &str) -> Option<&'static str> {
    check(query, &Limits::default())
        .err()
        .map(|refusal| refusal.code)
}

fn doubling_fragments(levels: usize) -> String {
    let mut query = String::from("{ ...F0 }");
    for level in 0..levels {
        let next = level + 1;
        query += &format!(" fragment F{level} on Query {{ ...F{next} ...F{next} }}");
    }
    query + &format!(" fragment F{levels} on Query {{ __typename }}")
}

#[test]
fn an_ordinary_query_passes() {
    let query = r#"query Page($id: ID! = "x", $filter: Filter = { in: [1, 2] }) @cached {
        project(id: $id, filter: { tags: ["a", "b"], from: { year: 2026 } }) {
            ...Head
            title: name @include(if: true)
            ... on Project { goals { name } }
            ... @skip(if: false) { id }
        }
    }
    fragment Head on Project { id name }"#;
    assert_eq!(code(query), None);
}

#[test]
fn seventeen_hundred_nested_lists_are_refused() {
    let query = format!("{{ a(x: {}{}) }}", "[".repeat(1_700), "]".repeat(1_700));
    assert!(query.len() < 3_500);
    assert_eq!(code(&query), Some("QUERY_TOO_DEEP"));
}

#[test]
fn nested_lists_in_types_and_objects_in_values_are_refused() {
    let types = format!(
        "query ($a: {}Int{}) {{ a }}",
        "[".repeat(31),
        "]".repeat(31)
    );
    assert_eq!(code(&types), Some("QUERY_TOO_DEEP"));
    let objects = format!("{{ a(x: {}1{}) }}", "{x:".repeat(31), "}".repeat(31));
    assert_eq!(code(&objects), Some("QUERY_TOO_DEEP"));
}

#[test]
fn ten_thousand_aliases_of_typename_are_refused() {
    let aliases: String = (0..10_000).map(|i| format!("a{i}:__typename ")).collect();
    assert_eq!(code(&format!("{{ {aliases} }}")), Some("QUERY_TOO_LARGE"));
    let aliases: String = (0..31).map(|i| format!("a{i}:__typename ")).collect();
    assert_eq!(
        code(&format!("{{ {aliases} }}")),
        Some("QUERY_TOO_MANY_ALIASES")
    );
    let aliases: String = (0..30).map(|i| format!("a{i}:__typename ")).collect();
    assert_eq!(code(&format!("{{ {aliases} }}")), None);
}

#[test]
fn a_field_repeated_without_an_alias_is_bounded_too() {
    assert_eq!(
        code(&format!("{{ {} }}", "a ".repeat(2_000))),
        Some("QUERY_TOO_LARGE")
    );
}

#[test]
fn doubling_fragments_are_refused_at_once() {
    let query = doubling_fragments(25);
    let began = Instant::now();
    assert_eq!(code(&query), Some("QUERY_TOO_COMPLEX"));
    assert!(began.elapsed() < Duration::from_millis(50));
    assert_eq!(code(&doubling_fragments(8)), None);
}

#[test]
fn a_fragment_hidden_by_missing_white_space_is_refused() {
    let query = doubling_fragments(25).replace("fragment F", "fragmentF");
    assert_eq!(code(&query), Some("GRAPHQL_PARSE_FAILED"));
    assert_eq!(code("querya { b }"), Some("GRAPHQL_PARSE_FAILED"));
}

#[test]
fn a_fragment_named_on_is_refused() {
    assert_eq!(
        code("{ ...on } fragment on on Query { a }"),
        Some("GRAPHQL_PARSE_FAILED")
    );
}

#[test]
fn depth_counts_through_fragments() {
    let deep = "a {".repeat(20) + "b" + &"}".repeat(20);
    let query = format!("{{ {} }}", deep.replace('b', "...F"));
    let fragment = format!(" fragment F on T {{ {deep} }}");
    assert_eq!(code(&query), None);
    assert_eq!(code(&(query + &fragment)), Some("QUERY_TOO_DEEP"));
}

#[test]
fn questions_about_the_schema_must_not_go_round_in_circles() {
    let rounds = |count: usize| {
        let mut query = String::from("name");
        for _ in 0..count {
            query = format!("a: fields(x: 1) @skip(if: false) {{ type {{ {query} }} }}");
        }
        query
    };
    let ask = |count| {
        code(&format!(
            "{{ __type(name: \"Query\") {{ {} }} }}",
            rounds(count)
        ))
    };
    assert_eq!(ask(3), None);
    assert_eq!(ask(4), Some("QUERY_TOO_COMPLEX"));
    let spread = "{ __schema { types { interfaces { ... on __Type { ...F } } } } }
        fragment F on __Type { possibleTypes { ...G } }
        fragment G on __Type { fields { type { inputFields { name } } } }";
    assert_eq!(code(spread), Some("QUERY_TOO_COMPLEX"));
    let names = "name ".repeat(600);
    let wide = format!("{{ __schema {{ types {{ fields {{ {names} }} }} }} }}");
    assert_eq!(code(&wide), Some("QUERY_TOO_COMPLEX"));
    assert_eq!(code(&format!("{{ form {{ {} }} }}", rounds(4))), None);
}

#[test]
fn the_usual_question_about_the_whole_schema_passes() {
    let of_type = "kind name ofType {".repeat(9) + "kind name" + &"}".repeat(9);
    let query = format!(
        "query IntrospectionQuery {{ __schema {{
            queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }}
            types {{ ...FullType }}
            directives {{ name description locations args {{ ...InputValue }} }}
        }} }}
        fragment FullType on __Type {{
            kind name description
            fields(includeDeprecated: true) {{
                name description args {{ ...InputValue }} type {{ ...TypeRef }}
                isDeprecated deprecationReason
            }}
            inputFields {{ ...InputValue }} interfaces {{ ...TypeRef }}
            enumValues(includeDeprecated: true) {{ name description isDeprecated }}
            possibleTypes {{ ...TypeRef }}
        }}
        fragment InputValue on __InputValue {{
            name description type {{ ...TypeRef }} defaultValue
        }}
        fragment TypeRef on __Type {{ {of_type} }}"
    );
    assert_eq!(code(&query), None);
}

#[test]
fn fifty_levels_are_too_deep() {
    let query = "{ a ".repeat(50) + &"}".repeat(50);
    assert_eq!(code(&query), Some("QUERY_TOO_DEEP"));
    let query = "{ a ".repeat(30) + &"}".repeat(30);
    assert_eq!(code(&query), None);
}

#[test]
fn fragments_that_contain_each_other_do_not_hang() {
    let query = "{ ...A } fragment A on Q { ...B ...B ...A } fragment B on Q { ...A ...A }";
    assert_eq!(code(query), None);
}

#[test]
fn too_many_directives_and_fragments_are_refused() {
    let directives = "@skip(if: false) ".repeat(21);
    assert_eq!(
        code(&format!("{{ a {directives} }}")),
        Some("QUERY_TOO_MANY_DIRECTIVES")
    );
    let fragments: String = (0..41)
        .map(|i| format!("fragment F{i} on Q {{ a }} "))
        .collect();
    assert_eq!(
        code(&format!("{{ a }} {fragments}")),
        Some("QUERY_TOO_MANY_FRAGMENTS")
    );
}

#[test]
fn brackets_and_colons_inside_strings_do_not_count() {
    let query = format!("{{ a(x: \"{}\") }}", "{[(:@".repeat(200));
    assert_eq!(code(&query), None);
    let query = format!(
        "{{ a(x: \"\"\"{}\"\"\") }} # {}",
        "{[(\n".repeat(200),
        "{".repeat(99)
    );
    assert_eq!(code(&query), None);
}

#[test]
fn an_open_string_is_refused() {
    assert_eq!(code("{ a(x: \"abc) }"), Some("GRAPHQL_PARSE_FAILED"));
    assert_eq!(code("{ a(x: \"\"\"abc) }"), Some("GRAPHQL_PARSE_FAILED"));
}

#[test]
fn arguments_are_neither_aliases_nor_selections() {
    let arguments: String = (0..100).map(|i| format!("a{i}: 1 ")).collect();
    assert_eq!(code(&format!("{{ a({arguments}) }}")), None);
}

#[test]
fn stray_closing_brackets_do_not_underflow() {
    for query in ["}", ")))", "{ a ) ) }", "]{", "...", ":", "@", ""] {
        check(query, &Limits::default()).ok();
    }
}

#[test]
fn variables_with_ten_thousand_nested_arrays_are_refused() {
    let limits = Limits::default();
    let body = format!(
        "{{\"variables\":{}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let refusal = check_json_nesting(body.as_bytes(), &limits).unwrap_err();
    assert_eq!(refusal.code, "VARIABLES_TOO_DEEP");
    let string = format!("{{\"query\":\"\\\"{}\"}}", "[".repeat(10_000));
    assert_eq!(check_json_nesting(string.as_bytes(), &limits), Ok(()));
}
