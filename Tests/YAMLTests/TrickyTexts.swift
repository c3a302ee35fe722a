/// Texts that some reader takes for something else when they stand without quotes, or that are hard to write.
let trickyTexts: [String] = tricksOfWords + tricksOfNumbers + tricksOfPunctuation + tricksOfLines

/// Words that mean something without quotes, and some that do not.
let tricksOfWords = [
    "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "true", "True",
    "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "~", "", "<<", "=", "nUlL", "tRue", "yEs",
]

/// Texts that look like numbers and dates.
let tricksOfNumbers = [
    "0", "1", "-1", "+1", "0x1f", "0X1F", "-0x1F", "0o10", "0b101", "-0b101", "010", "0008", "-0008", "08", "1e3",
    "1E3",
    "1e+3", "12e03", "-.5", ".5", "1.", "1.5", "-1.5e-10", "1_000", "1,000", "_1", "1__0.5", "685_230.15", "12:30:45",
    "1:30", "-12:30", "190:20:30.15", ".inf", "-.inf", "+.INF", ".nan", ".NaN", "2001-12-14", "2001-1-1",
    "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "18446744073709551616", "9223372036854775808", "-",
    "+",
    ".", "1e999", "0.", "00", "1.2.3", "10.0.0.1", "64Mi", "250m", "1234e567", "12e", "0x", "1:2:3.4.5", "::1",
    "2001:db8::1", "001:db8::",
]

private let tricksOfPunctuation = [
    " leading", "trailing ", "  ", "a: b", "a:b", "a:", ":a", ": a", ":", "a #b", "a#b", "#a", "- a", "-a", "--flag",
    "---", "--- a", "...", "... a", "----", "? a", "?a", "?", "!a", "!", "&a", "*a", "*", "|", "|a", ">", ">-", "%a",
    "@a",
    "`a`", "'a'", "\"a\"", "a'b", "a\"b", "{a}", "{", "}", "[a]", "[", "]", ",", "a, b", "a,b", "a]b", "\\", "\\n",
    "a\\b",
    "/a", "$a", "${a}", "(a)", "^a$", "~a", "~~~", "<a>", "<<<", "==", "===", "_", ";", "a\tb", "\ta", "a\t", "\u{0}",
    "\u{7}",
    "\u{1B}[0m", "\u{7F}", "\u{85}", "a\u{85}b", "\u{A0}", "\u{2028}", "a\u{2029}b", "\u{FEFF}a", "\u{FFFE}", "é", "日本",
    "😀", "é: 1", "é #", "\u{AD}", "a\rb", "\r", "\r\n", "a\r\nb",
]

private let tricksOfLines = [
    "\n", "\n\n", "a\n", "a\nb", "a\nb\n", "a\nb\n\n", "a\n\n\nb\n\n\n", "\na", "\n\na\n", " a\nb", "  a\n b\n",
    "a\n b\n  c",
    "a \nb", "a\nb ", "a\n ", "a\n  \nb\n", "a\n  \n", " \n", " \na", "\ta\nb", "a\n\tb\n", "a\t\nb", "a\n\t\nb",
    "# a\nb\n",
    "a\n# b\n", "---\na\n", "a\n---\nb\n", "a\n...\n", "a: b\nc: d\n", "- a\n- b", "%a\nb", "a\u{2028}\nb", "é\n日本\n",
    "a\n\u{7}", "#!/bin/sh\nset -e\nif true; then\n  echo \"x: $y\"\nfi\n", "{\n  \"a\": 1\n}\n", "a\\\nb\n", "\"\nb",
    "'\n'",
    "a\n\n ", "a\n\n b\n \n",
]
