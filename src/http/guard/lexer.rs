//! Cuts the text of a query into the tokens that the guard counts.
//!
//! Strings, block strings and comments are skipped whole, so brackets inside them never count.
//! Where the GraphQL grammar gives up (an open string), the lexer gives up too: text that the
//! parser would read differently must not pass.

/// What the guard needs to know about a piece of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'q> {
    Name(&'q str),
    /// One of `{ ( [`.
    Open(u8),
    /// One of `} ) ]`.
    Close(u8),
    Colon,
    At,
    Spread,
    /// A string, a number or any other sign.
    Other,
}

pub(super) struct Lexer<'q> {
    text: &'q str,
    at: usize,
}

impl<'q> Lexer<'q> {
    pub(super) fn new(text: &'q str) -> Self {
        Lexer { text, at: 0 }
    }

    fn rest(&self) -> &'q [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn skip_ignored(&mut self) {
        loop {
            match self.rest() {
                [b' ' | b'\t' | b'\n' | b'\r' | b',', ..] => self.at += 1,
                [0xEF, 0xBB, 0xBF, ..] => self.at += 3,
                [b'#', ..] => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
                _ => return,
            }
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest
            .iter()
            .position(|&byte| !wanted(byte))
            .unwrap_or(rest.len());
    }

    fn name(&mut self) -> Token<'q> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        Token::Name(&self.text[start..self.at])
    }

    fn number(&mut self) -> Token<'q> {
        self.at += 1;
        loop {
            match self.rest() {
                [b'e' | b'E', b'+' | b'-', ..] => self.at += 2,
                [b'.', next, ..] if next.is_ascii_digit() => self.at += 2,
                [byte, ..] if byte.is_ascii_alphanumeric() || *byte == b'_' => self.at += 1,
                _ => return Token::Other,
            }
        }
    }

    fn string(&mut self) -> Result<Token<'q>, &'static str> {
        self.at += 1;
        loop {
            match self.rest() {
                [b'"', ..] => {
                    self.at += 1;
                    return Ok(Token::Other);
                }
                [] | [b'\n' | b'\r', ..] => return Err("A string is not closed on its line."),
                [b'\\', b'\n' | b'\r', ..] => self.at += 1,
                [b'\\', _, ..] => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    fn block_string(&mut self) -> Result<Token<'q>, &'static str> {
        self.at += 3;
        loop {
            match self.rest() {
                [b'"', b'"', b'"', ..] => {
                    self.at += 3;
                    return Ok(Token::Other);
                }
                [b'\\', b'"', b'"', b'"', ..] => self.at += 4,
                [] => return Err("A block string is not closed."),
                _ => self.at += 1,
            }
        }
    }

    fn sign(&mut self, token: Token<'q>, bytes: usize) -> Token<'q> {
        self.at += bytes;
        token
    }
}

impl<'q> Iterator for Lexer<'q> {
    type Item = Result<Token<'q>, &'static str>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_ignored();
        let token = match self.rest() {
            [] => return None,
            [b'"', b'"', b'"', ..] => return Some(self.block_string()),
            [b'"', ..] => return Some(self.string()),
            [b'.', b'.', b'.', ..] => self.sign(Token::Spread, 3),
            [bracket @ (b'{' | b'(' | b'['), ..] => self.sign(Token::Open(*bracket), 1),
            [bracket @ (b'}' | b')' | b']'), ..] => self.sign(Token::Close(*bracket), 1),
            [b':', ..] => self.sign(Token::Colon, 1),
            [b'@', ..] => self.sign(Token::At, 1),
            [b'-' | b'0'..=b'9', ..] => self.number(),
            [byte, ..] if byte.is_ascii_alphabetic() || *byte == b'_' => self.name(),
            _ => self.sign(Token::Other, 1),
        };
        Some(Ok(token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        Lexer::new(text)
            .collect::<Result<_, _>>()
            .expect("well-formed text")
    }

    #[test]
    fn brackets_in_strings_and_comments_are_not_brackets() {
        let text = r###"a "{[(\"{" """ {{ "quoted" \""" }} """ # {{{
            b"###;
        assert_eq!(
            tokens(text),
            [
                Token::Name("a"),
                Token::Other,
                Token::Other,
                Token::Name("b")
            ]
        );
    }

    #[test]
    fn a_byte_order_mark_and_commas_are_white_space() {
        assert_eq!(
            tokens("\u{feff}{,,a\u{feff}}"),
            [Token::Open(b'{'), Token::Name("a"), Token::Close(b'}')]
        );
    }

    #[test]
    fn numbers_are_one_token_and_do_not_swallow_a_spread() {
        assert_eq!(tokens("-1.5e+3"), [Token::Other]);
        assert_eq!(
            tokens("1...a"),
            [Token::Other, Token::Spread, Token::Name("a")]
        );
    }

    #[test]
    fn letters_of_other_alphabets_do_not_break_the_lexer() {
        assert_eq!(tokens("a:ä").len(), 4);
        assert_eq!(tokens("\"sää 🏃\""), [Token::Other]);
    }

    #[test]
    fn an_open_string_is_an_error() {
        for text in [
            "\"abc",
            "\"abc\n\"",
            "\"abc\\",
            "\"\"\"abc\"\"",
            "\"a\\\n\"",
        ] {
            assert!(Lexer::new(text).any(|token| token.is_err()), "{text:?}");
        }
    }
}
