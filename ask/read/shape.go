package read

import (
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
)

// Questions whose whole shape the lexicon has, other than those of membership: "how strong is A". An intent
// that needs no more grammar than that is rows of the lexicon.

// With is the reader with further shapes of questions.
func (r *Reader) With(shapes ...lexicon.Shape) *Reader {
	more := *r
	more.shapes = append(more.shapes[:len(more.shapes):len(more.shapes)], shapes...)
	return &more
}

// shapesOf are the shapes of a language; with an intent those of that alone, without one all but membership.
func (r *Reader) shapesOf(isKorean bool, intent ask.Intent) (out []lexicon.Shape) {
	language := ask.English
	if isKorean {
		language = ask.Korean
	}
	for _, s := range r.shapes {
		isWanted := s.Intent == intent || intent == "" && s.Intent != ask.Members
		if s.Language == language && isWanted {
			out = append(out, s)
		}
	}
	return out
}

// shaped reads a question that one of the shapes takes whole; ok is false for every other.
func (r *Reader) shaped(question string) (ask.Proposition, bool) {
	if !unreadable(question).IsZero() {
		return ask.Proposition{}, false
	}
	text := normalise(question)
	isKorean := strings.ContainsFunc(text, isHangul)
	shapes := r.shapesOf(isKorean, "")
	if len(shapes) == 0 {
		return ask.Proposition{}, false
	}
	x := ask.Proposition{AsOf: r.today(), Alternatives: []entente.ActorID{}}
	lower := lexicon.LowerASCII(text)
	dates := findDates(lower, r.today())
	var cuts []cut
	var spans []span
	for _, d := range dates.found {
		switch {
		case d.role == dateAsOf && !x.IsDated:
			x.AsOf, x.IsDated = d.date, true
		case d.role == dateKnown && x.KnownAt.IsZero():
			x.KnownAt = d.date
		default:
			return x, false
		}
		cuts = append(cuts, cut{d.start, d.end, " D "})
		spans = append(spans, span{d.start, d.end, classDate, 0})
	}
	for _, m := range r.crosswalk.Scan(masked(text, spans), x.AsOf) {
		switch {
		case isPlainWord(m.Text) || m.How == "misspelt" && lexicon.Speech.Covers(m.Text):
			continue
		case x.Subject == "":
			x.Subject = m.Actor
			cuts = append(cuts, cut{m.Start, m.End, " A "})
		case x.Object == "":
			x.Object = m.Actor
			cuts = append(cuts, cut{m.Start, m.End, " B "})
		default:
			return x, false
		}
	}
	shape, isEver := shapeOf(cutOut(lower, cuts), isKorean)
	for _, s := range shapes {
		if s.Re.MatchString(shape) {
			x.Intent, x.Aspect, x.IsEver = s.Intent, s.Aspect, isEver
			return x, true
		}
	}
	return x, false
}
