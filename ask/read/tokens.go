package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"entente/ask"
)

// MaxQuestion is the longest question, in characters, that is read; work on a longer one would not
// be bounded.
const MaxQuestion = 500

// typography turns the quotes, dashes and blanks of word processors into those of a keyboard.
var typography = strings.NewReplacer(
	"’", "'", "‘", "'", "´", "'", "`", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-", "～", "~", "·", ".", "ㆍ", ".",
	"\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u3000", " ", "\t", " ", "\n", " ", "\r", " ",
	"？", "?", "！", "!", "，", ",", "。", ".", "…", ".")

// normalise puts a question into one form: composed letters (a Mac types Korean decomposed), plain
// quotes and dashes, single blanks.
func normalise(q string) string {
	q = typography.Replace(norm.NFC.String(q))
	return strings.Join(strings.Fields(q), " ")
}

// unreadable says why a question cannot be read at all; zero if it can.
func unreadable(q string) ask.Note {
	if !utf8.ValidString(q) {
		return ask.NoteOf("not_text")
	}
	if utf8.RuneCountInString(q) > MaxQuestion {
		return ask.NoteOf("too_long")
	}
	for _, r := range q {
		if unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError || r == '\ufeff' {
			return ask.NoteOf("control")
		}
	}
	if strings.TrimSpace(q) == "" {
		return ask.NoteOf("empty")
	}
	return ask.Note{}
}

// class says what a token is made of.
type class uint8

const (
	classWord   class = iota // Latin or other letters and digits
	classHangul              // a run of Hangul syllables
	classMark                // a punctuation mark
	classActor               // a name that the crosswalk knows
	classDate                // a date
	classEvent               // a war
	classTreaty              // the name of a treaty
)

// token is one piece of a question. Start and end are bytes in the normalised text.
type token struct {
	class      class
	start, end int
	text       string // lower case for words
	index      int    // of a span token: which of its spans
}

// span is a stretch of the text that is already understood and becomes one token.
type span struct {
	start, end int
	class      class
	index      int
}

// tokenise cuts the text into tokens; each span, in order of position, becomes one token.
func tokenise(text string, spans []span) []token {
	var out []token
	for i := 0; i < len(text); {
		if len(spans) > 0 && i >= spans[0].start {
			s := spans[0]
			out = append(out, token{s.class, s.start, s.end, text[s.start:s.end], s.index})
			i, spans = max(i, s.end), spans[1:]
			continue
		}
		limit := len(text)
		if len(spans) > 0 {
			limit = spans[0].start
		}
		n, c := runLength(text[i:limit])
		if isSuffix(text[i:limit]) {
			n, c = 2, classWord
		}
		if t := text[i : i+n]; t != " " {
			out = append(out, splitPossessive(token{class: c, start: i, end: i + n, text: strings.ToLower(t)})...)
		}
		i += n
	}
	return out
}

// runLength is the length of the token at the start of s, and its class.
func runLength(s string) (int, class) {
	first, n := utf8.DecodeRuneInString(s)
	c := classOf(first)
	if c == classMark {
		return n, c
	}
	for n < len(s) {
		r, w := utf8.DecodeRuneInString(s[n:])
		inner := r == '\'' && c == classWord && n+w < len(s) && s[n+w] >= 'A'
		if classOf(r) != c && !inner {
			break
		}
		n += w
	}
	return n, c
}

func classOf(r rune) class {
	switch {
	case unicode.Is(unicode.Hangul, r):
		return classHangul
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return classWord
	}
	return classMark
}

// isSuffix reports whether s begins with the "'s" that follows a name.
func isSuffix(s string) bool {
	return len(s) >= 2 && s[0] == '\'' && (s[1] == 's' || s[1] == 'S') && (len(s) == 2 || classOf(rune(s[2])) == classMark)
}

// splitPossessive cuts "who's" into "who" and "'s"; a "'s" after a name is a token of its own.
func splitPossessive(t token) []token {
	if t.class != classWord || !strings.HasSuffix(t.text, "'s") || len(t.text) == 2 || t.end-t.start != len(t.text) {
		return []token{t}
	}
	a, b := t, t
	a.text, a.end = t.text[:len(t.text)-2], t.end-2
	b.text, b.start = "'s", t.end-2
	return []token{a, b}
}
