//! The text of pages: what stands between the tags.

/// So long is the longest name of a character, with its number.
const LONGEST_NAME: usize = 12;

/// The texts between the tags of a row, pictures by their word, line breaks as such.
pub fn texts(row: &str, picture: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = row;
    while !rest.is_empty() {
        let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
        if !text.trim().is_empty() {
            found.push(decoded(text));
        }
        let (tag, after) = tag.split_once('>').unwrap_or(("", ""));
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase().as_str() {
            "img" => found.push(picture.to_owned()),
            "br" => found.push("\n".to_owned()),
            _ => {}
        }
        rest = after;
    }
    found
}

/// Characters that a page writes by their names or numbers.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((front, behind)) = rest.split_once('&') {
        out.push_str(front);
        // Not further: a text of such signs alone would be looked through anew for each.
        let end = behind.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&behind[..end])?, &behind[end + 1..]))) {
            Some((found, after)) => {
                out.push(found);
                rest = after;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    match name {
        "nbsp" => Some(' '),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

/// The text of a post: what it cites is somebody else's, blocks stand on lines of their own.
pub fn plain(page: &str) -> String {
    let (mut out, mut rest, mut cited) = (String::new(), page, 0_u32);
    while !rest.is_empty() {
        let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
        if cited == 0 {
            out.push_str(&decoded(text));
        }
        let (tag, after) = tag.split_once('>').unwrap_or(("", ""));
        let is_end = tag.starts_with('/');
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        match (name.as_str(), is_end) {
            ("aside", false) => cited += 1,
            ("aside", true) => cited = cited.saturating_sub(1),
            ("br", _) | ("p" | "li" | "blockquote" | "div" | "pre" | "h1" | "h2" | "h3", true)
                if cited == 0 && !out.ends_with('\n') =>
            {
                out.push('\n');
            }
            _ => {}
        }
        rest = after;
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_falls_into_its_texts() {
        let row = "<td><div class=x><div>老&nbsp;王</div>12:34:56</div><div><font>一&lt;二<br>三</font><IMG src=\"{A}.dat\"></div></td>";
        assert_eq!(texts(row, "[图片]"), ["老 王", "12:34:56", "一<二", "\n", "三", "[图片]"]);
        assert_eq!(decoded("a &amp; b & c &#x41; &nope;"), "a & b & c A &nope;");
        let name = "&".repeat(100_000);
        assert_eq!(decoded(&name), name);
    }

    #[test]
    fn a_post_is_what_its_author_wrote() {
        let page = "<aside class=\"quote\"><p>other</p></aside>\n<p>One &amp; two<br>three</p><p>four</p>";
        assert_eq!(plain(page), "One & two\nthree\nfour");
    }
}
