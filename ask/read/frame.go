package read

import (
	"regexp"
	"strings"

	"entente/ask"
)

var (
	reSpanBefore = regexp.MustCompile(`(ever since|since|after|before|prior to|until|till|up to|from|throughout|as early as|as late as)(?: about| around| the year| late| early)* ?$`)
	reSpanKorean = regexp.MustCompile(`^ ?(부터|까지|이후|이전|이래|전에|전까지|후에)`)
	reAround     = regexp.MustCompile(`\b(around|about|circa|c\.|ca\.|roughly|approximately) ?$`)
	reKnown      = regexp.MustCompile(`(?:\b(?:as|with|from|by|on|given|using|based on|according to)? ?(?:(?:of|to) )?(?:the |what |it |things |they )?(?:data |sources |records |knowledge |information |facts )?(?:that )?(?:was |were |is |had been |are )?(?:\b(?:known|recorded|published|stood|looked|available|data|sources|knowledge|records)) (?:available |known |published )?(?:as )?(?:in|at|on|by|of|from|as of|then|before)?(?: the year| the end of)? ?)$`)
	reKnownKo    = regexp.MustCompile(`^ ?(에 알려진 바로는|에 알려진 대로|에 알려진|까지 알려진|까지 알려진 바로는|당시 자료로|당시 자료|자료 기준으로?|자료로|자료에 따르면|당시 데이터로?)`)
)

// frame looks at the words around a date: a span, an approximation, a date of knowledge. It widens
// the date over the words that it uses.
func (p *dateParser) frame(d *dated) {
	before, after := p.text[:d.start], p.text[d.end:]
	if m := reKnownKo.FindString(after); m != "" {
		d.end += len(m)
		d.role = knownUnlessWrong(d.role)
		return
	}
	if m := reKnown.FindString(before); m != "" && strings.TrimSpace(m) != "" {
		d.start -= len(m)
		d.role = knownUnlessWrong(d.role)
		return
	}
	if d.role == dateWrong {
		return
	}
	if m := reAround.FindString(before); m != "" {
		d.start -= len(m)
		d.note = ask.NoteOf("read_as_itself", ask.Word(strings.TrimSpace(m)), ask.Day(d.date))
		return
	}
	word := ""
	if m := reSpanBefore.FindString(before); m != "" && (d.start == len(m) || before[len(before)-len(m)-1] < 'a') {
		d.start -= len(m)
		word = strings.Fields(m)[0]
		if strings.HasPrefix(m, "ever") {
			word = "since"
		}
	} else if m := reSpanKorean.FindStringSubmatch(after); m != nil {
		d.end += len(m[0])
		word = map[string]string{"부터": "since", "이래": "since", "이전": "before", "전에": "before", "전까지": "before",
			"까지": "until"}[m[1]]
		if word == "" {
			word = "after"
		}
	}
	p.span(d, word)
}

func knownUnlessWrong(r dateRole) dateRole {
	if r == dateWrong {
		return r
	}
	return dateKnown
}

// span refuses an open stretch of time, with a date inside it to ask for instead.
func (p *dateParser) span(d *dated, frame string) {
	switch frame {
	case "":
	case "since", "from":
		d.role = dateSince
		d.problem = ask.NoteOf("stretch_since", ask.Day(d.date))
		d.instead = []string{d.date.String()}
	case "before", "prior":
		*d = wrong(*d, ask.NoteOf("stretch_before", ask.Day(d.date)),
			d.date.First().Previous().String())
	default:
		*d = wrong(*d, ask.NoteOf("stretch", ask.Word(frame), ask.Day(d.date)), d.date.String())
	}
}
