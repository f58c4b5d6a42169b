package read

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"entente"
	"entente/ask"
)

// How dates are read. One question is about one date: a day, a month ("at some time in it") or a
// year. "Today", "last year" and "ten years ago" are counted from the day of the reader. The day
// before a war ("on the eve of the First World War") and the middle, beginning or end of a year are
// read as one day, and a note says which. What is not one date is refused with a reason: a decade, a
// century, a range, an open span ("after 1945"), a day that the calendar does not have, the future.
// "Known", "stood", "recorded" before a date make it the date of knowledge. Years 1000 to 1815 pass:
// that no source reaches them is for the answer to say.

// role of a date in the question.
type dateRole uint8

const (
	dateAsOf  dateRole = iota
	dateKnown          // what was known then
	dateWrong          // no single date; problem says why
	dateSince          // "since 1953": a beginning, which only a question with two actors may have
)

// dated is one date of a question.
type dated struct {
	start, end int
	date       entente.Date
	role       dateRole
	problem    ask.Note // of dateWrong, a sentence
	note       ask.Note
	instead    []string // of dateWrong: dates to suggest, "1913"
}

const (
	reMonth = `(jan(?:uary|urary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|` +
		`sep(?:tember|temeber|t)?|oct(?:ober)?|nov(?:ember|emeber)?|dec(?:ember|emeber)?)`
	reYear = `([1-9]\d{3})`
	reDay  = `(\d{1,2})(?:st|nd|rd|th)?`
)

// shape is one form of a date in the text.
type shape struct {
	re   *regexp.Regexp
	read func(p *dateParser, m []string) dated
}

// shapes are tried in order, each over the whole text; what one has read is blanked for the next.
var shapes = []shape{
	{regexp.MustCompile(`\b(?:from |between )?(?:the year )?` + reYear + `(?:년)? ?(?:-|~|to|and|until|till|through|or|에서|부터) ?(?:the year )?` +
		reYear + `(?:년)?\b(?: ?까지)?`), readRange},
	{regexp.MustCompile(`\b` + reYear + `-(\d\d)\b(?:[^-\d]|$)`), readShort},
	{regexp.MustCompile(`\b(?:the )?(?:(?:early|mid|late)[- ]?)?` + reYear + `'?s\b`), readDecade},
	{regexp.MustCompile(`\b(?:the )?(?:(?:early|mid|late)[- ]?)?(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b`), readDecade},
	{regexp.MustCompile(reYear + `년대`), readDecade},
	{regexp.MustCompile(`\b(?:the )?(?:1\d|2\d)(?:th|st) century\b|\b(?:the )?(?:last|this|nineteenth|twentieth) century\b|\d+세기`), readCentury},
	{regexp.MustCompile(`\b` + reYear + `-(\d{1,2})-(\d{1,2})\b`), readYMD},
	{regexp.MustCompile(`\b` + reYear + `([./]) ?(\d{1,2})[./] ?(\d{1,2})\b\.?`), readYMDots},
	{regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-]` + reYear + `\b`), readDMY},
	{regexp.MustCompile(`\b` + reYear + `[-/](\d{1,2})\b`), readYM},
	{regexp.MustCompile(`\b` + reDay + `(?: day)?(?: of)? ` + reMonth + `\.?,?(?: of)?(?: the year)? ` + reYear + `\b`), readDMonthY},
	{regexp.MustCompile(`\b` + reMonth + `\.? (?:the )?` + reDay + `,? (?:of )?` + reYear + `\b`), readMonthDY},
	{regexp.MustCompile(`\b` + reMonth + `\.?,?(?: of)?(?: the year)? ` + reYear + `\b`), readMonthY},
	{regexp.MustCompile(`\b` + reYear + `,? ` + reMonth + `\b\.?(?: ` + reDay + `\b)?`), readYMonth},
	{regexp.MustCompile(reYear + ` ?년 ?(?:도 ?)?(?:(\d{1,2}) ?월 ?)?(?:(\d{1,2}) ?일)?(?: ?(초반?|중반|말|하반기|상반기))?`), readKorean},
	{regexp.MustCompile(`\b(?:the )?(mid|middle of|early|late|end of|start of|beginning of)[- ]?(?:in )?(?:the year )?` + reYear + `\b`), readPart},
	{regexp.MustCompile(`\b` + reYear + `\b`), readYear},
	{regexp.MustCompile(`\b(today|now|nowadays|currently|at present|presently|at the moment|right now|these days|at this time|this day|present day|as things stand|yesterday|tomorrow|(?:this|last|next) (?:year|month|week)|the year before last)\b`), readRelative},
	{regexp.MustCompile(`\b(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|a hundred|one hundred) (year|decade|month)s? (?:ago|earlier)\b`), readAgo},
	{regexp.MustCompile(`(오늘날|오늘|현재|지금|요즘|최근|올해|금년|작년|지난해|재작년|내년|어제|내일)`), readRelativeKorean},
	{regexp.MustCompile(`(\d{1,3}) ?년 ?전`), readAgoKorean},
}

// dateParser reads the dates of one question.
type dateParser struct {
	text  string // lower case; what has been read is blanked with ';'
	today entente.Date
	found []dated
}

func findDates(lower string, today entente.Date) *dateParser {
	p := &dateParser{text: lower, today: today}
	for _, s := range shapes {
		for {
			at := s.re.FindStringSubmatchIndex(p.text)
			if at == nil {
				break
			}
			m := make([]string, len(at)/2)
			for i := range m {
				if at[2*i] >= 0 {
					m[i] = p.text[at[2*i]:at[2*i+1]]
				}
			}
			d := s.read(p, m)
			d.start, d.end = at[0], at[1]
			for d.end > d.start && (p.text[d.end-1] == ' ' || p.text[d.end-1] == '?') {
				d.end--
			}
			p.frame(&d)
			p.add(d)
		}
	}
	return p
}

// add keeps the date, refuses the future, and blanks its text.
func (p *dateParser) add(d dated) {
	if d.role != dateWrong && p.today.Before(d.date.First()) {
		d = wrong(d, ask.NoteOf("date_in_future", ask.Day(d.date)))
	}
	p.found = append(p.found, d)
	p.text = p.text[:d.start] + strings.Repeat(";", d.end-d.start) + p.text[d.end:]
}

func wrong(d dated, problem ask.Note, instead ...string) dated {
	d.role, d.problem, d.instead, d.note = dateWrong, problem, instead, ask.Note{}
	return d
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // the expressions let digits through only
	return n
}

// made is the date of the parts, or the reason why there is none.
func made(y, m, d int) dated {
	date, err := entente.NewDate(y, m, d)
	if err != nil {
		return wrong(dated{}, ask.NoteOf("no_such_date", ask.Word(fmt.Sprintf("%04d-%02d-%02d", y, m, d))), strconv.Itoa(y))
	}
	return dated{date: date}
}

// named is made for parts that were given: a written 0 is no month and no day.
func named(y, m, d int) dated {
	if m == 0 || d == 0 {
		return wrong(dated{}, ask.NoteOf("no_such_date", ask.Word(fmt.Sprintf("%04d-%02d-%02d", y, m, d))), strconv.Itoa(y))
	}
	return made(y, m, d)
}

var monthStarts = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func month(word string) int {
	for i, m := range monthStarts {
		if strings.HasPrefix(word, m) {
			return i + 1
		}
	}
	return 0
}

func readRange(_ *dateParser, m []string) dated {
	return wrong(dated{}, ask.NoteOf("date_range", ask.Quote(m[1]+" to "+m[2])), m[1], m[2])
}

// readShort reads "1914-18", which is a range, and leaves "1914-06" to the months.
func readShort(_ *dateParser, m []string) dated {
	if n := atoi(m[2]); n > 12 && atoi(m[1])%100 < n {
		return wrong(dated{}, ask.NoteOf("date_range", ask.Quote(m[1]+" to "+m[1][:2]+m[2])),
			m[1], m[1][:2]+m[2])
	}
	return named(atoi(m[1]), atoi(m[2]), 1).toMonth()
}

func (d dated) toMonth() dated {
	d.date.Day = 0
	if d.role == dateWrong && len(d.problem.Args) == 1 {
		d.problem.Args[0].Word = strings.TrimSuffix(d.problem.Args[0].Word, "-01")
	}
	return d
}

var decades = map[string]string{"twenties": "1920", "thirties": "1930", "forties": "1940", "fifties": "1950",
	"sixties": "1960", "seventies": "1970", "eighties": "1980", "nineties": "1990"}

func readDecade(_ *dateParser, m []string) dated {
	y := m[1]
	if d, ok := decades[y]; ok {
		y = d
	}
	first := atoi(y)
	return wrong(dated{}, ask.NoteOf("decade", ask.Num(first)),
		strconv.Itoa(first), strconv.Itoa(first+5))
}

func readCentury(_ *dateParser, m []string) dated {
	return wrong(dated{}, ask.NoteOf("century", ask.Quote(m[0])))
}

func readYMD(_ *dateParser, m []string) dated { return named(atoi(m[1]), atoi(m[2]), atoi(m[3])) }

func readYMDots(_ *dateParser, m []string) dated { return named(atoi(m[1]), atoi(m[3]), atoi(m[4])) }

func readYM(_ *dateParser, m []string) dated { return named(atoi(m[1]), atoi(m[2]), 1).toMonth() }

func readYear(_ *dateParser, m []string) dated { return made(atoi(m[1]), 0, 0) }

func readDMY(_ *dateParser, m []string) dated {
	a, b := atoi(m[1]), atoi(m[2])
	switch {
	case a == b, a > 12:
		return named(atoi(m[3]), b, a)
	case b > 12:
		return named(atoi(m[3]), a, b)
	}
	return wrong(dated{}, ask.NoteOf("two_days", ask.Quote(m[0]), ask.Word(fmt.Sprintf("%s-%02d-%02d", m[3], b, a)), ask.Word(fmt.Sprintf("%s-%02d-%02d", m[3], a, b))), fmt.Sprintf("%s-%02d-%02d", m[3], b, a), fmt.Sprintf("%s-%02d-%02d", m[3], a, b))
}

func readDMonthY(_ *dateParser, m []string) dated {
	return named(atoi(m[3]), month(m[2]), atoi(m[1]))
}

func readMonthDY(_ *dateParser, m []string) dated {
	return named(atoi(m[3]), month(m[1]), atoi(m[2]))
}

func readMonthY(_ *dateParser, m []string) dated { return made(atoi(m[2]), month(m[1]), 0) }

func readYMonth(_ *dateParser, m []string) dated {
	if m[3] != "" {
		return named(atoi(m[1]), month(m[2]), atoi(m[3]))
	}
	return made(atoi(m[1]), month(m[2]), 0)
}

func readKorean(p *dateParser, m []string) dated {
	switch {
	case m[3] != "" && m[2] != "":
		return named(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	case m[2] != "":
		return named(atoi(m[1]), atoi(m[2]), 1).toMonth()
	case m[4] != "":
		return readPart(p, []string{m[0], map[string]string{"초": "early", "초반": "early", "중반": "mid", "말": "end of",
			"상반기": "early", "하반기": "late"}[m[4]], m[1]})
	}
	return made(atoi(m[1]), 0, 0)
}

// readPart reads a part of a year as the day that stands for it; early and late stay the year.
func readPart(_ *dateParser, m []string) dated {
	y, d := atoi(m[2]), dated{}
	switch m[1] {
	case "mid", "middle of":
		d = made(y, 6, 30)
	case "end of":
		d = made(y, 12, 31)
	case "start of", "beginning of":
		d = made(y, 1, 1)
	default:
		d = made(y, 0, 0)
	}
	d.note = ask.NoteOf("read_as", ask.Quote(strings.TrimPrefix(m[0], "the ")), ask.Day(d.date))
	return d
}

func readRelative(p *dateParser, m []string) dated {
	y, mo := int(p.today.Year), int(p.today.Month)
	switch m[1] {
	case "yesterday":
		return dated{date: p.today.Previous()}
	case "tomorrow", "next year", "next month", "next week":
		return wrong(dated{}, ask.NoteOf("words_in_future", ask.Quote(m[1])))
	case "last year":
		return made(y-1, 0, 0)
	case "the year before last":
		return made(y-2, 0, 0)
	case "this year":
		return made(y, 0, 0)
	case "this month":
		return made(y, mo, 0)
	case "last month":
		if mo == 1 {
			return made(y-1, 12, 0)
		}
		return made(y, mo-1, 0)
	case "last week":
		return wrong(dated{}, ask.NoteOf("last_week", ask.Quote("Last week")))
	}
	return dated{date: p.today}
}

var numerals = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
	"fifty": 50, "sixty": 60, "seventy": 70, "a hundred": 100, "one hundred": 100}

func readAgo(p *dateParser, m []string) dated {
	n, ok := numerals[m[1]]
	if !ok {
		n = atoi(m[1])
	}
	var d dated
	switch m[2] {
	case "month":
		k := int(p.today.Year)*12 + int(p.today.Month) - 1 - n
		d = made(k/12, k%12+1, 0)
	case "decade":
		d = made(int(p.today.Year)-10*n, 0, 0)
	default:
		d = made(int(p.today.Year)-n, 0, 0)
	}
	d.note = ask.NoteOf("read_as", ask.Quote(m[0]), ask.Day(d.date))
	return d
}

func readAgoKorean(p *dateParser, m []string) dated {
	return readAgo(p, []string{m[0], m[1], "year"})
}

func readRelativeKorean(p *dateParser, m []string) dated {
	return readRelative(p, []string{m[0], map[string]string{"올해": "this year", "금년": "this year", "작년": "last year",
		"지난해": "last year", "재작년": "the year before last", "내년": "next year", "어제": "yesterday",
		"내일": "tomorrow"}[m[1]]})
}
