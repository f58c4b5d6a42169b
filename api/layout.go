package api

import "bytes"

// lineWidth is how long a line of JSON may be.
const lineWidth = 140

// layout writes compact JSON so that people can read it too: what fits into a line stays in one, and what
// does not is indented by a space a level and fills its lines. A line for each value, as encoding/json
// indents, makes the answers a third longer.
func layout(w *bytes.Buffer, compact []byte) {
	l := layouter{w: w, text: compact, spans: spansOf(compact)}
	w.Grow(len(compact) + len(compact)/4)
	l.value(0)
	w.WriteByte('\n')
}

// span is one object or list of the text: where it ends, how many separators and how many others it holds.
type span struct{ end, separators, inner int }

// spansOf measures every object and list in one pass, in the order in which they begin.
func spansOf(text []byte) []span {
	var out []span
	var open []int
	separators := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = endOfString(text, i)
		case ',', ':':
			separators++
		case '{', '[':
			open = append(open, len(out))
			out = append(out, span{separators: separators})
		case '}', ']':
			s := &out[open[len(open)-1]]
			s.end, s.separators = i, separators-s.separators
			s.inner = len(out) - 1 - open[len(open)-1]
			open = open[:len(open)-1]
		}
	}
	return out
}

// endOfString is where the quotation mark stands that closes the one at i.
func endOfString(text []byte, i int) int {
	for i++; text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}

type layouter struct {
	w      *bytes.Buffer
	text   []byte
	spans  []span
	next   int // of spans
	level  int
	column int
}

// value writes the value at i and gives where it ends.
func (l *layouter) value(i int) int {
	if c := l.text[i]; c != '{' && c != '[' {
		end := l.endOfPlain(i)
		l.write(l.text[i:end])
		return end
	}
	s := l.spans[l.next]
	l.next++
	if l.column+s.end-i+s.separators < lineWidth || s.end == i+1 {
		l.inline(i, s.end+1)
		l.next += s.inner
		return s.end + 1
	}
	l.write(l.text[i : i+1])
	l.level++
	for j, isFirst := i+1, true; j < s.end; isFirst = false {
		if size := l.size(j); isFirst || l.column+size+2 > lineWidth {
			l.newline()
		} else {
			l.write([]byte{' '})
		}
		if l.text[i] == '{' {
			end := endOfString(l.text, j) + 1
			l.write(l.text[j:end])
			l.write([]byte(": "))
			j = end + 1
		}
		if j = l.value(j); j < s.end {
			l.write(l.text[j : j+1])
			j++
		}
	}
	l.level--
	l.newline()
	l.write(l.text[s.end : s.end+1])
	return s.end + 1
}

// size is how long the value at i is in one line, with its name where it has one.
func (l *layouter) size(i int) int {
	from := i
	if l.text[i] == '"' {
		if end := endOfString(l.text, i) + 1; l.text[end] != ':' {
			return end - from
		} else if i = end + 1; l.text[i] == '"' {
			return endOfString(l.text, i) + 2 - from
		}
	}
	if c := l.text[i]; c == '{' || c == '[' {
		s := l.spans[l.next]
		return s.end + 2 + s.separators - from
	}
	return l.endOfPlain(i) + 1 - from
}

// endOfPlain is where a string, a number or a word ends.
func (l *layouter) endOfPlain(i int) int {
	if l.text[i] == '"' {
		return endOfString(l.text, i) + 1
	}
	for i < len(l.text) && l.text[i] != ',' && l.text[i] != '}' && l.text[i] != ']' {
		i++
	}
	return i
}

// inline writes a piece of the text with a space after each comma and colon.
func (l *layouter) inline(i, end int) {
	from := i
	for ; i < end; i++ {
		switch l.text[i] {
		case '"':
			i = endOfString(l.text, i)
		case ',', ':':
			l.write(l.text[from : i+1])
			l.write([]byte{' '})
			from = i + 1
		}
	}
	l.write(l.text[from:end])
}

func (l *layouter) write(b []byte) {
	l.w.Write(b)
	l.column += len(b)
}

func (l *layouter) newline() {
	l.w.WriteByte('\n')
	for range l.level {
		l.w.WriteByte(' ')
	}
	l.column = l.level
}
