package lexicon

import (
	_ "embed"
	"regexp"
	"strings"

	"entente/ask"
)

// Shape reads a whole question in which names and dates have been taken out: G stands for a group, A and B for
// other actors; the date is gone, with the words that frame it, and so are words that change nothing. A whole
// question must match, so that no word is dropped silently.
type Shape struct {
	Language ask.Language
	Intent   ask.Intent
	Aspect   ask.Aspect
	Re       *regexp.Regexp
}

// shapeFile holds the shapes, and partFile what the names in braces of a shape stand for.
//
//go:embed shapes.csv
var shapeFile []byte

//go:embed parts.csv
var partFile []byte

// Shapes are the shapes of questions, the earlier before the later.
var Shapes = Compile(table("shapes.csv", shapeFile))

// Compile makes shapes of rows with the columns language, intent, aspect and shape.
func Compile(rows []map[string]string) []Shape {
	var names []string
	for _, r := range table("parts.csv", partFile) {
		names = append(names, "{"+r["part"]+"}", r["pattern"])
	}
	parts := strings.NewReplacer(names...)
	out := make([]Shape, len(rows))
	for i, r := range rows {
		out[i] = Shape{ask.Language(r["language"]), ask.Intent(r["intent"]), ask.Aspect(r["aspect"]),
			regexp.MustCompile("^" + parts.Replace(parts.Replace(r["shape"])) + "$")}
	}
	return out
}
