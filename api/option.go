package api

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente"
	"entente/ask"
	"entente/say"
	"entente/tie"
)

// QuestionLimit is the longest question that is read, in bytes.
const QuestionLimit = 1000

// AnswerParams are the query parameters that narrow an answer, the same on every face.
var AnswerParams = []string{"as_of", "known_at", "tier", "kind", "lang"}

// CheckParams refuses query parameters that a path does not take, and ones given twice: a misspelt
// date that is silently ignored would be answered for the wrong day.
func CheckParams(q url.Values, allowed []string) error {
	for name, values := range q {
		if !slices.Contains(allowed, name) {
			return &entente.Error{Code: entente.CodeInvalid, Op: "api.CheckParams",
				Message: fmt.Sprintf("there is no parameter called %q here", cut(name, 40)), Hint: takes(allowed)}
		}
		if len(values) > 1 {
			return &entente.Error{Code: entente.CodeInvalid, Op: "api.CheckParams",
				Message: fmt.Sprintf("the parameter %s is given %d times", name, len(values)), Hint: "give it once"}
		}
	}
	return nil
}

func takes(allowed []string) string {
	if len(allowed) == 0 {
		return "this path takes no parameters"
	}
	return "this path takes " + strings.Join(allowed, ", ")
}

// ReadOptions reads as_of, known_at, tier, kind and lang. A value that cannot be read, or a date after
// today, is invalid, and the message names the parameter.
func ReadOptions(q url.Values, today entente.Date) (o ask.Options, err error) {
	if o.AsOf, err = ReadDate(q, "as_of", today); err != nil {
		return o, err
	}
	if o.KnownAt, err = ReadDate(q, "known_at", today); err != nil {
		return o, err
	}
	if o.Tier, err = tie.ParseTier(q.Get("tier")); err != nil {
		return o, inParameter("tier", err)
	}
	if o.Kind, err = ask.ParseKind(q.Get("kind")); err != nil {
		return o, inParameter("kind", err)
	}
	if o.Language, err = ReadLanguage(q.Get("lang")); err != nil {
		return o, inParameter("lang", err)
	}
	return o, nil
}

// languages are those that answers can be asked for in.
var languages = []ask.Language{ask.English, ask.Korean}

// ReadLanguage reads the code of a language to answer in; "" leaves it to the question.
func ReadLanguage(code string) (ask.Language, error) {
	if l := ask.Language(code); code == "" || slices.Contains(languages, l) {
		return l, nil
	}
	return "", &entente.Error{Code: entente.CodeInvalid, Op: "api.ReadLanguage", Message: strconv.Quote(cut(code, 20)) +
		" is no language of answers", Hint: "en or ko"}
}

// LanguageFor picks the language of an answer as [say.Choose] does: the one that is named, that of the question, the
// first of an Accept-Language header.
func LanguageFor(named, accept, question string) ask.Language {
	there := say.Speakers{}
	for _, l := range languages {
		there[l] = nil
	}
	return say.Choose(there, named, accept, question)
}

// ReadDate reads one date by the rules of [entente.ParseQuestionDate].
func ReadDate(q url.Values, name string, today entente.Date) (entente.Date, error) {
	d, err := entente.ParseQuestionDate(q.Get(name), today)
	if err != nil {
		return d, inParameter(name, err)
	}
	return d, nil
}

func inParameter(name string, err error) error {
	message, hint := entente.MessageOf(err)
	if len(message) > 200 {
		message = cut(message, 200)
	}
	return &entente.Error{Code: entente.CodeInvalid, Op: "api.ReadOptions", Message: "parameter " + name + ": " +
		message,
		Hint: hint, Err: err}
}

// ReadQuestion reads q, which must be text and no longer than [QuestionLimit]. A missing or empty one
// is a question like any other: it is refused in an answer, with suggestions.
func ReadQuestion(q url.Values) (string, error) {
	question := strings.TrimSpace(q.Get("q"))
	switch {
	case len(question) > QuestionLimit:
		return "", &entente.Error{Code: entente.CodeTooLarge, Op: "api.ReadQuestion",
			Message: fmt.Sprintf("the question is %d bytes long; the limit is %d", len(question), QuestionLimit),
			Hint:    "ask one thing at a time"}
	case !utf8.ValidString(question):
		return "", &entente.Error{Code: entente.CodeInvalid, Op: "api.ReadQuestion",
			Message: "the question is not UTF-8 text",
			Hint:    "encode it as UTF-8 before percent-encoding it"}
	}
	return question, nil
}

// cut shortens foreign text at a rune border, for messages.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
