package api

import "bytes"

// lineWidth is how long a line of JSON may be.
const lineWidth = 140

// layout writes compact JSON so that people can read it too: what fits into a line stays in one, and what
// does not is indented by a space a level and fills its lines. A line for each value, as encoding/json
// indents, makes the answers a third longer.
func layout(w *bytes.Buffer, compact []byte) {
	l := layouter{w: w}
	l.value(compact, 0, 0)
	w.WriteByte('\n')
}

type layouter struct{ w *bytes.Buffer }

// value writes one value; used is how much of its line is taken.
func (l layouter) value(v []byte, level, used int) {
	if len(v) < 3 || (v[0] != '{' && v[0] != '[') { // a plain value, {} or []
		l.w.Write(v)
		return
	}
	parts := members(v)
	if used+len(v)+2*len(parts) <= lineWidth {
		l.inline(v, parts)
		return
	}
	l.w.WriteByte(v[0])
	column := lineWidth
	for i, part := range parts {
		size := len(part.name) + len(part.value) + bytes.Count(part.value, []byte{','}) + bytes.Count(part.value, []byte{':'})
		if column+size+2 <= lineWidth {
			l.w.WriteByte(' ')
			column++
		} else {
			l.newline(level + 1)
			column = level + 1
		}
		l.w.Write(part.name)
		l.value(part.value, level+1, column+len(part.name))
		column += size + 1
		if i < len(parts)-1 {
			l.w.WriteByte(',')
		}
	}
	l.newline(level)
	l.w.WriteByte(v[len(v)-1])
}

// inline writes a value in one line, with a space after each comma and colon.
func (l layouter) inline(v []byte, parts []member) {
	l.w.WriteByte(v[0])
	for i, part := range parts {
		if i > 0 {
			l.w.WriteString(", ")
		}
		l.w.Write(part.name)
		if x := part.value; len(x) > 2 && (x[0] == '{' || x[0] == '[') {
			l.inline(x, members(x))
		} else {
			l.w.Write(x)
		}
	}
	l.w.WriteByte(v[len(v)-1])
}

func (l layouter) newline(level int) {
	l.w.WriteByte('\n')
	for range level {
		l.w.WriteByte(' ')
	}
}

// member is a part of an object or a list; name is `"key": ` or empty.
type member struct{ name, value []byte }

// members takes a compact object or list apart.
func members(v []byte) []member {
	var out []member
	isObject := v[0] == '{'
	for i := 1; i < len(v)-1; i++ { // i passes the comma
		var m member
		if isObject {
			end := skip(v, i)
			m.name = append(append(make([]byte, 0, end-i+2), v[i:end]...), ':', ' ')
			i = end + 1
		}
		end := skip(v, i)
		m.value = v[i:end]
		out = append(out, m)
		i = end
	}
	return out
}

// skip is where the value that begins at i ends.
func skip(v []byte, i int) int {
	depth := 0
	for ; i < len(v); i++ {
		switch c := v[i]; {
		case c == '"':
			for i++; v[i] != '"'; i++ {
				if v[i] == '\\' {
					i++
				}
			}
		case c == '{' || c == '[':
			depth++
			continue
		case c == '}' || c == ']':
			if depth == 0 {
				return i // the end of what a plain value stands in
			}
			depth--
		case c == ',' || c == ':':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			return i + 1
		}
	}
	return i
}
