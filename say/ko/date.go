package ko

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
)

// date is a date in words: "1953년 10월 1일".
func date(d entente.Date) string {
	s := fmt.Sprintf("%d년", d.Year)
	if d.Month > 0 {
		s += fmt.Sprintf(" %d월", d.Month)
	}
	if d.Day > 0 {
		s += fmt.Sprintf(" %d일", d.Day)
	}
	if d.IsZero() {
		return "일자 미상"
	}
	return s
}

// when is the date of a question inside a sentence: "현재", "1975년 당시".
func when(r ask.Proposition) string {
	switch {
	case r.IsThen:
		return "당시"
	case !r.IsDated:
		return "현재"
	}
	return date(r.AsOf) + " 당시"
}

// at is when, with what was known then: "현재(2020년까지 공개된 자료 기준)".
func at(r ask.Proposition) string { return when(r) + known(r) }

// known adds the knowledge date of a reading.
func known(r ask.Proposition) string {
	if r.KnownAt.IsZero() {
		return ""
	}
	return "(" + date(r.KnownAt) + "까지 공개된 자료 기준)"
}

// tense is the form of the present, or of the past where the question has a date.
func tense(r ask.Proposition, now, past string) string {
	if r.IsDated || r.IsThen {
		return past
	}
	return now
}

// is ends a sentence with what something is: "…미국, 필리핀입니다".
func is(r ask.Proposition, what string) string {
	if r.IsDated || r.IsThen {
		return josa(what, "이었습니다/였습니다")
	}
	return what + "입니다"
}

// span is a time: "1951년부터 1986년까지", "1989년부터".
func span(p entente.Period) string {
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return "시기 미상"
	case p.To.IsZero():
		return date(p.From) + "부터"
	case p.From.IsZero():
		return "(시작일 미상) " + date(p.To) + "까지"
	}
	return date(p.From) + "부터 " + date(p.To) + "까지"
}

// yearSpans are spells in years: "1935~1939년, 1989년 이후".
func yearSpans(spells []entente.Period) string {
	out := make([]string, len(spells))
	for i, s := range spells {
		switch {
		case s.To.IsZero() && s.From.IsZero():
			out[i] = "시기 미상"
		case s.To.IsZero():
			out[i] = fmt.Sprintf("%d년 이후", s.From.Year)
		case s.From.IsZero():
			out[i] = fmt.Sprintf("%d년까지", s.To.Year)
		case s.From.Year == s.To.Year:
			out[i] = fmt.Sprintf("%d년", s.From.Year)
		default:
			out[i] = fmt.Sprintf("%d~%d년", s.From.Year, s.To.Year)
		}
	}
	return strings.Join(out, ", ")
}

// within is a period as a time in which something held.
func within(p entente.Period) string {
	switch {
	case p.From.IsZero():
		return date(p.To) + " 이전"
	case p.To.IsZero():
		return date(p.From) + " 이후"
	}
	return date(p.From) + "부터 " + date(p.To) + " 사이"
}

// lastDays is the last of some days of observation, and that others are earlier.
func lastDays(days []entente.Date) string {
	slices.SortFunc(days, entente.Date.Compare)
	last := days[len(days)-1]
	if days[0] != last {
		return date(last) + " 또는 그 이전"
	}
	return date(last)
}

// since is "1953년 10월 1일부터 ", and nothing where the day is not known.
func since(at entente.Date) string {
	if at.IsZero() {
		return ""
	}
	return date(at) + "부터 "
}

// lasted is how long it is from one date to another, in full years or, under one, in months.
func lasted(from, to entente.Date) string {
	a, b := from.First(), to.Last()
	months := (int(b.Year)-int(a.Year))*12 + int(b.Month) - int(a.Month)
	if b.Day < a.Day {
		months--
	}
	switch {
	case months < 1:
		return "1개월 미만"
	case months < 12:
		return fmt.Sprintf("%d개월간", months)
	}
	return fmt.Sprintf("%d년간", months/12)
}
