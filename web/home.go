package web

import "net/url"

// Home is the first page: the question box and examples.
type Home struct {
	Frame
	Examples []Example
}

// Example is a question that can be asked, in its language.
type Example struct {
	Text, URL string
	Lang      string
}

// The examples show each kind of question once, and that Korean works too.
var examples = [...]struct{ lang, text string }{
	{"en", "Who is allies with South Korea?"},
	{"en", "Who was allied with North Korea in 1975?"},
	{"en", "What ties South Korea and Vietnam?"},
	{"en", "Since when have the US and South Korea been allies?"},
	{"en", "Which countries have a free trade agreement with South Korea?"},
	{"en", "Who did France have a defence pact with in June 1914?"},
	{"ko", "한국의 동맹국은?"},
	{"ko", "한미 동맹"},
}

func home() page {
	p := &Home{Frame: Frame{Name: "home", Title: "Who is allied with whom, and who says so"}}
	for _, e := range examples {
		p.Examples = append(p.Examples, Example{e.text, "/ask?q=" + url.QueryEscape(e.text), e.lang})
	}
	return p
}
